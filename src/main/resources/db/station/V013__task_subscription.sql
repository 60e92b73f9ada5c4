-- Our subscriptions to the tasks of a queue's definition. The clientState that proves a notification is known here by its
-- hash only, which is committed before the print cloud hears of it.
create table task_subscription (
    id                uuid        primary key,
    queue_id          uuid        not null references printer_queue on delete cascade,
    definition_id     text        not null,
    -- SHA-256; unique for the look-up by each notification.
    client_state_hash bytea       not null unique,
    state             text        not null check (state in ('PENDING', 'CURRENT', 'REPLACED')),
    graph_id          text,
    expires_at        timestamptz,
    renew_at          timestamptz,
    lease_until       timestamptz,
    attempt           int         not null default 0,
    failures          int         not null default 0,
    created_at        timestamptz not null default now(),
    replaced_at       timestamptz,
    check (state <> 'CURRENT' or (graph_id is not null and expires_at is not null and renew_at is not null)),
    check (state <> 'REPLACED' or replaced_at is not null)
);

-- One that counts for each queue; also the cascade.
create unique index task_subscription_current on task_subscription (queue_id) where state = 'CURRENT';
create index task_subscription_queue on task_subscription (queue_id);
-- Which is to be renewed next.
create index task_subscription_renew on task_subscription (renew_at) where state = 'CURRENT';
-- The sweep of those that prove nothing any more.
create index task_subscription_replaced on task_subscription (replaced_at) where state = 'REPLACED';
