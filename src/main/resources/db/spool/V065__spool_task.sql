-- The hold that a trigger put on a job when it was started.
create table spool_task (
    id            uuid primary key,
    version       integer     not null,
    definition_id uuid        not null references spool_task_definition,
    job_id        bigint      not null references spool_job on delete cascade,
    state         text        not null check (state in ('PROCESSING', 'COMPLETED', 'ABORTED')),
    description   text        not null,
    created_at    timestamptz not null,
    ended_at      timestamptz,
    check ((ended_at is null) = (state = 'PROCESSING'))
);

-- At most one hold on a job at a time.
create unique index spool_task_processing on spool_task (job_id) where state = 'PROCESSING';
-- "The tasks of this job", and the cascade.
create index spool_task_job on spool_task (job_id);
-- "The running tasks of this definition and those that ended lately", page by page.
create index spool_task_of_definition on spool_task (definition_id, id);
