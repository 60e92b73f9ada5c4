-- "How much does this person have in the print service?": asked for each new job, answered from the open ones alone.
create index spool_job_open_of_owner on spool_job (owner) where ended_at is null;
-- "What is still open at printers that are gone?"
create index spool_job_open_at_printer on spool_job (printer_id) where ended_at is null;
