-- How a share is printed to over IPP: how people say who they are, and what their computers are told about a held job.
-- Null is what the configuration says.
alter table spool_share add column ipp_access text check (ipp_access in ('BASIC', 'TRUSTED'));
alter table spool_share add column ipp_view text check (ipp_view in ('HELD', 'COMPLETED'));
