-- One person's wish to have one job at one destination. While it is RELEASING: `run_at` is when to look next, `lease_until`
-- keeps others away, `attempt` fences what is recorded, `sent_at` is when the last redirect was about to be sent (null:
-- never one), `waiting_since` when the job was first read as still waiting after that, and `stop_as` how the release ends
-- when no further redirect is to be sent.
create table release (
    id            uuid        primary key,
    job           uuid        not null references held_job on delete cascade,
    session       uuid,
    position      integer     not null,
    destination   text        not null,
    configuration jsonb,
    state         text        not null check (state in
        ('RELEASING', 'REDIRECTED', 'DELIVERED', 'UNCONFIRMED', 'REFUSED', 'FAILED', 'CANCELLED')),
    reason        text,
    detail        text,
    actor_kind    text        not null check (actor_kind in ('KEY', 'PERSON', 'TERMINAL', 'SYSTEM')),
    actor_id      text        not null,
    requested_at  timestamptz not null,
    finished_at   timestamptz,
    deadline      timestamptz not null,
    run_at        timestamptz not null,
    lease_until   timestamptz,
    attempt       integer     not null default 0,
    refusals      integer     not null default 0,
    sent_at       timestamptz,
    waiting_since timestamptz,
    stop_as       text        check (stop_as in ('FAILED', 'CANCELLED')),
    version       bigint      not null default 0,
    check ((finished_at is null) = (state in ('RELEASING', 'REDIRECTED')))
);

-- A job has at most one release under way.
create unique index release_open on release (job) where state in ('RELEASING', 'REDIRECTED');
-- What the worker does next.
create index release_due on release (run_at) where state = 'RELEASING';
-- A session's releases, oldest first.
create index release_session on release (session, requested_at, position) where session is not null;
-- The releases of a job, which go with it.
create index release_job on release (job);
