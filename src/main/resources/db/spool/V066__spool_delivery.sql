-- A job that is to be printed by its printer's device. The row goes when the job is delivered or given up.
create table spool_delivery (
    job_id       bigint primary key references spool_job on delete cascade,
    printer_id   uuid        not null references spool_printer,
    queued_at    timestamptz not null default now(),
    attempt      integer     not null default 0,
    next_try_at  timestamptz not null default now(),
    -- Somebody delivers it; when this has passed without a word, somebody else may.
    leased_until timestamptz,
    -- Committed before the first byte that may become paper.
    sending_at   timestamptz,
    -- Redirected jobs only: when it is taken back unless something was sent.
    withdraw_at  timestamptz
);

-- One delivery at a time per printer, across replicas.
create unique index spool_delivery_one_per_printer on spool_delivery (printer_id) where leased_until is not null;
-- "What is to be delivered now?", oldest first.
create index spool_delivery_next_try_at on spool_delivery (next_try_at);
-- "What is to be taken back?"
create index spool_delivery_withdraw_at on spool_delivery (withdraw_at) where withdraw_at is not null and sending_at is null;
