-- Badge terminals. key_id opens the terminal; next_key_id does too, and takes its place when it is first used.
create table terminal (
    id              uuid primary key,
    display_name    text        not null check (length(display_name) <= 200),
    printers        text[]      not null check (cardinality(printers) between 1 and 100),
    release_all     boolean     not null default false,
    session_seconds int         not null default 60 check (session_seconds between 5 and 300),
    key_id          uuid unique references api_key,
    next_key_id     uuid unique references api_key,
    created_at      timestamptz not null default now(),
    deleted_at      timestamptz,
    version         bigint      not null default 0
);

-- One live code for each terminal; only its hash is kept.
create table enrolment_code (
    terminal   uuid primary key references terminal,
    code_hash  bytea       not null unique,
    expires_at timestamptz not null
);
