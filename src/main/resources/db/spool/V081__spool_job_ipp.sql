-- What came with a job over IPP: who the client said it was from, and all attributes that say how to print it, as one
-- group in IPP's encoding.
alter table spool_job add column ipp_user text;
alter table spool_job add column ipp_attributes bytea;
-- A job that waits for its document is aborted then; null where it has its document or never waits for one over IPP.
alter table spool_job add column document_until timestamptz;

-- "Whose document did not come in time?"
create index spool_job_document_until on spool_job (document_until)
    where document_until is not null and ended_at is null;
