-- What the webhook took in: a task that was made, or an event in the life of one of our subscriptions. While an item is
-- WAITING, `run_at` is when to try next; a claim moves it ahead as its lease and adds a try, which fences what is recorded.
create table inbox_item (
    id           uuid        primary key,
    kind         text        not null check (kind in ('TASK', 'LIFECYCLE')),
    subscription uuid        not null,
    -- of a task: what happened to it, its resource taken apart, and the job that it holds where the sender said so
    change_type  text,
    definition   text,
    task         text,
    printer      text,
    job          text,
    -- of a subscription: what happened to it, and until when it was to live
    event        text,
    expiry       text,
    state        text        not null default 'WAITING' check (state in ('WAITING', 'DONE', 'SET_ASIDE')),
    received_at  timestamptz not null default clock_timestamp(),
    run_at       timestamptz not null default clock_timestamp(),
    tries        integer     not null default 0,
    reason       text,
    check (kind <> 'TASK' or (change_type is not null and definition is not null and task is not null)),
    check (kind <> 'LIFECYCLE' or (event is not null and expiry is not null))
);

-- The same thing told twice is one item.
create unique index inbox_item_task on inbox_item (subscription, change_type, definition, task) where kind = 'TASK';
create unique index inbox_item_lifecycle on inbox_item (subscription, event, expiry) where kind = 'LIFECYCLE';
-- What is to be done next.
create index inbox_item_due on inbox_item (run_at) where state = 'WAITING';
-- What a person must look at.
create index inbox_item_set_aside on inbox_item (id) where state = 'SET_ASIDE';
-- The last notification, and the sweep.
create index inbox_item_received on inbox_item (received_at);
