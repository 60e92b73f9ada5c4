-- "The jobs that came by this share", newest first, whichever printer was behind it then.
create index spool_job_of_share on spool_job (share_id, id desc) where share_id is not null;
