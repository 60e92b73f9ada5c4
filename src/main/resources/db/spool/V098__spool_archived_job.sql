-- What became of a job, for reports: it is kept longer than the job, and knows nothing of what was printed.
create table spool_archived_job (
    -- The number that the job had; a job ends once, and is here once.
    job_id         bigint primary key,
    printer_id     uuid        not null,
    printer_name   text        not null,
    -- Who created it, as that was then.
    owner          uuid        not null,
    owner_graph_id text        not null,
    owner_name     text        not null,
    owner_upn      text,
    created_at     timestamptz not null,
    ended_at       timestamptz not null,
    state          text        not null check (state in ('COMPLETED', 'CANCELED', 'ABORTED')),
    acquired       boolean     not null,
    copies         integer     not null check (copies >= 0),
    -- The day on which it ended, in the zone of the reports as that was then.
    usage_date     date        not null
);

-- "What was printed at this printer?", and "by these people?", page by page.
create index spool_archived_job_of_printer on spool_archived_job (printer_id, job_id);
create index spool_archived_job_of_owner on spool_archived_job (owner, job_id);
-- For the sweep.
create index spool_archived_job_ended_at on spool_archived_job (ended_at);
