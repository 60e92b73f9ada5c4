-- The outbox: written in the transaction that makes the change, deleted when the subscriber has taken it, or after 4 h.
create table spool_notification (
    id              uuid        primary key,
    subscription_id uuid        not null references spool_subscription (id) on delete cascade,
    resource        text        not null,
    resource_data   jsonb       not null,
    attempts        integer     not null default 0,
    next_at         timestamptz not null default now(),
    created_at      timestamptz not null default now()
);

-- What is due for each subscription.
create index spool_notification_due on spool_notification (subscription_id, next_at);

-- For the sweep, which drops what nobody took in time.
create index spool_notification_created_at on spool_notification (created_at);
