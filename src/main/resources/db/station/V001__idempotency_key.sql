-- What a request with an Idempotency-Key made, kept for 24 hours and committed together with it.
create table idempotency_key (
    caller     text        not null,
    route      text        not null,
    key        text        not null,
    digest     text        not null,
    result     uuid        not null,
    created_at timestamptz not null default now(),
    primary key (caller, route, key)
);

-- For the sweep.
create index idempotency_key_created_at on idempotency_key (created_at);
