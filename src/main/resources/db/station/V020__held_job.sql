-- A job that waits for its owner, or did. (printer, job) is where it is held at the print cloud, (definition, task) the
-- hold itself, (destination, destination_job) where it was moved to.
create table held_job (
    id                   uuid        primary key,
    printer              text        not null,
    job                  text        not null,
    definition           text        not null,
    task                 text        not null,
    owner                uuid,
    owner_name           text        not null,
    virtual_printer      uuid        not null,
    virtual_printer_name text        not null,
    state                text        not null check (state in
        ('HELD', 'RELEASING', 'REDIRECTED', 'DELIVERED', 'UNCONFIRMED', 'FAILED', 'EXPIRED', 'DELETED')),
    title                text        not null,
    document             text,
    size_bytes           bigint      check (size_bytes >= 0),
    content_type         text,
    configuration        jsonb       not null,
    submitted_at         timestamptz not null,
    held_at              timestamptz not null,
    expires_at           timestamptz not null,
    ended_at             timestamptz,
    pages                integer     check (pages >= 0),
    note                 text,
    destination          text,
    destination_job      text,
    version              bigint      not null default 0,
    unique (printer, job),
    check ((destination is null) = (destination_job is null)),
    check ((ended_at is null) = (state in ('HELD', 'RELEASING', 'REDIRECTED')))
);

-- The list after a swipe: a person's waiting jobs, oldest first.
create index held_job_waiting on held_job (owner, held_at, id) where state = 'HELD';
-- What has waited too long.
create index held_job_expiry on held_job (expires_at) where state = 'HELD';
-- What a queue holds, for reconciliation and before a virtual printer is deleted.
create index held_job_open on held_job (printer) where state in ('HELD', 'RELEASING', 'REDIRECTED');
-- "Is this job the successor of one that we sent away?"
create index held_job_destination on held_job (destination, destination_job) where destination is not null;
-- For the sweep.
create index held_job_ended on held_job (ended_at) where ended_at is not null;
