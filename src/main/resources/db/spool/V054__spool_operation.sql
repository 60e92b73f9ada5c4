-- The registration of a printer while it goes on: what was asked for, and what came of it.
create table spool_operation (
    id                 uuid        primary key,
    application_id     uuid        not null,
    state              text        not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED')),
    description        text        not null,
    created_at         timestamptz not null,
    display_name       text        not null,
    manufacturer       text        not null,
    model              text        not null,
    physical           boolean     not null,
    physical_device_id uuid,
    signing_request    bytea       not null,
    transport_key      bytea       not null,
    certificate        text,
    printer_id         uuid references spool_printer (id),
    check (state <> 'SUCCEEDED' or (certificate is not null and printer_id is not null))
);

-- The worker looks for those that go on, oldest first.
create index spool_operation_running on spool_operation (created_at) where state = 'RUNNING';

-- For the sweep: an operation is kept for a week.
create index spool_operation_created_at on spool_operation (created_at);
