-- Who wants to be told of what, and how far telling them has got.
create table spool_subscription (
    id              uuid        primary key,
    application_id  uuid        not null,
    change_type     text        not null,
    -- As the subscriber wrote it; what it means is the kind and the id of the thing below which changes happen.
    resource        text        not null,
    kind            text        not null check (kind in ('TASKS')),
    subject_id      uuid        not null,
    notification_url text        not null,
    lifecycle_url   text,
    client_state    text check (length(client_state) <= 128),
    tls_version     text        not null,
    expires_at      timestamptz not null,
    created_at      timestamptz not null default now(),
    -- One delivery at a time: whoever holds the lease is delivering.
    lease           uuid,
    leased_until    timestamptz,
    -- An application gets each change once.
    unique (application_id, kind, subject_id, change_type)
);

-- "Who wants to know that a task of this definition was created?"
create index spool_subscription_subject on spool_subscription (kind, subject_id);

-- For the sweep.
create index spool_subscription_expires_at on spool_subscription (expires_at);
