-- Where a subscription's notifications go: those of changes to one address, those of its own life to another, which may
-- be at another endpoint. Each channel is delivered by itself: whoever holds the lease is delivering.
create table spool_channel (
    id              uuid primary key default gen_random_uuid(),
    subscription_id uuid not null references spool_subscription (id) on delete cascade,
    kind            text not null check (kind in ('CHANGE', 'LIFECYCLE')),
    url             text not null,
    -- Scheme, host and port: what is slow or dead together.
    endpoint        text not null generated always as (lower(substring(url from '^[^:/]+://[^/?#]+'))) stored,
    lease           uuid,
    leased_until    timestamptz,
    unique (subscription_id, kind)
);

-- "How much is under way to this endpoint?"
create index spool_channel_leased on spool_channel (endpoint) where leased_until is not null;

insert into spool_channel (subscription_id, kind, url)
    select id, 'CHANGE', notification_url from spool_subscription
    union all
    select id, 'LIFECYCLE', lifecycle_url from spool_subscription where lifecycle_url is not null;

alter table spool_notification
    add column channel_id uuid references spool_channel (id) on delete cascade,
    -- What is told of the subscription itself; else it is told of a resource.
    add column lifecycle_event text check (lifecycle_event in ('reauthorizationRequired')),
    alter column resource drop not null,
    alter column resource_data drop not null;
update spool_notification n set channel_id = c.id
    from spool_channel c where c.subscription_id = n.subscription_id and c.kind = 'CHANGE';
drop index spool_notification_due;
alter table spool_notification
    alter column channel_id set not null,
    drop column subscription_id,
    add check ((lifecycle_event is null) = (resource is not null and resource_data is not null));

-- What is due for each channel.
create index spool_notification_due on spool_notification (channel_id, next_at);

alter table spool_subscription
    drop column notification_url,
    drop column lifecycle_url,
    drop column lease,
    drop column leased_until,
    drop constraint spool_subscription_kind_check,
    add check (kind in ('TASKS', 'JOBS')),
    -- As the subscriber wrote them.
    add column query_options text,
    -- When its application is to be told to say that it is still authorized; null once that was told.
    add column reauthorize_at timestamptz;
update spool_subscription set reauthorize_at = expires_at - interval '15 minutes';

-- "Whose applications are to be told now?"
create index spool_subscription_reauthorize_at on spool_subscription (reauthorize_at);
