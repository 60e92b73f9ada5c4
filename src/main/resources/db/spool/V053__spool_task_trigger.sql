-- Makes a job that starts at the printer a task of the definition. One per printer: a second one is refused.
create table spool_task_trigger (
    id            uuid        primary key,
    printer_id    uuid        not null unique references spool_printer (id),
    definition_id uuid        not null references spool_task_definition (id),
    event         text        not null check (event = 'jobStarted'),
    created_at    timestamptz not null
);

-- A definition that is deleted takes its triggers along.
create index spool_task_trigger_definition on spool_task_trigger (definition_id);
