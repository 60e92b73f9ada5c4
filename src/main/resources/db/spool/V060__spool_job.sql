-- A job at one printer. Its number is short, as Graph's are. A job is the lock of everything that belongs to it: whoever
-- changes its task, document, upload or delivery locks the job's row first.
create sequence spool_job_number;

create table spool_job (
    id                      bigint primary key,
    version                 integer     not null,
    printer_id              uuid        not null references spool_printer,
    created_at              timestamptz not null,
    -- Who created it, as that was then: a name that moves to somebody else later does not take jobs with it.
    owner                   uuid        not null,
    owner_graph_id          text        not null,
    owner_name              text        not null,
    owner_upn               text,
    configuration           jsonb       not null,
    state                   text        not null
        check (state in ('PENDING', 'PROCESSING', 'PAUSED', 'COMPLETED', 'CANCELED', 'ABORTED')),
    description             text        not null,
    detail                  text,
    acquired                boolean     not null,
    started_at              timestamptz,
    ended_at                timestamptz,
    -- While it is open: when it is aborted. Once ended: when it is forgotten.
    expires_at              timestamptz not null,
    redirected_from_printer uuid,
    redirected_from_job     bigint,
    redirected_to_printer   uuid,
    redirected_to_job       bigint,
    check ((ended_at is not null) = (state in ('COMPLETED', 'CANCELED', 'ABORTED'))),
    check ((redirected_from_printer is null) = (redirected_from_job is null)),
    check ((redirected_to_printer is null) = (redirected_to_job is null))
);

-- "The jobs of this printer", newest first, page by page.
create index spool_job_of_printer on spool_job (printer_id, id desc);
-- The same of one person, by user principal name and by person.
create index spool_job_of_upn on spool_job (printer_id, lower(owner_upn), id desc);
create index spool_job_of_owner on spool_job (owner, printer_id, id desc);
-- For the sweep.
create index spool_job_expires_at on spool_job (expires_at);
