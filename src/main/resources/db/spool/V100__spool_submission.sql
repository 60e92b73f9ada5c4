-- What was submitted lately, where Microsoft's limits are switched on: kept for as long as the longest of them looks
-- back, whatever becomes of the jobs.
create table spool_submission (
    job_id     bigint primary key,
    owner      uuid        not null,
    printer_id uuid        not null,
    created_at timestamptz not null default now(),
    -- The size of the document, once that is known.
    bytes      bigint      not null default 0,
    bytes_at   timestamptz not null default now()
);

create index spool_submission_of_owner on spool_submission (owner, created_at);
create index spool_submission_of_printer on spool_submission (printer_id, created_at);
-- For the sweep.
create index spool_submission_created_at on spool_submission (created_at);
