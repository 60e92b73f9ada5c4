-- When unknown badges were lately read at a terminal, and the lock that follows the tenth in five minutes.
create table terminal_lock (
    terminal     uuid primary key,
    unknown      timestamptz[] not null,
    last_at      timestamptz   not null,
    locked_until timestamptz
);

-- For the sweep.
create index terminal_lock_last_at on terminal_lock (last_at);
