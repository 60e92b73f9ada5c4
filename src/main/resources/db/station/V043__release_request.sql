-- What one request with an Idempotency-Key released, so that its repetition answers the same.
create table release_request (
    id         uuid primary key,
    releases   uuid[]      not null,
    created_at timestamptz not null default now()
);

-- For the sweep.
create index release_request_created_at on release_request (created_at);
