-- When each queue is compared with the print cloud next. Whoever compares moves `run_at` ahead first, as a lease.
create table reconciliation_turn (
    printer text        primary key,
    run_at  timestamptz not null,
    failure text
);
