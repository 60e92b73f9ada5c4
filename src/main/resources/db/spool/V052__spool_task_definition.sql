-- An application's announcement that it wants to act on jobs.
create table spool_task_definition (
    id              uuid        primary key,
    application_id  uuid        not null,
    display_name    text        not null,
    created_by_name text,
    created_at      timestamptz not null,
    -- Kept after its deletion for the tasks that came of it.
    deleted_at      timestamptz,
    version         bigint      not null
);

-- An application lists its own.
create index spool_task_definition_application on spool_task_definition (application_id, id) where deleted_at is null;
