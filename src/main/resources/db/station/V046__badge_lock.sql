-- Wrong PINs of one badge at one terminal since the last good one, and the lock that follows the fifth.
create table badge_lock (
    badge        uuid        not null references badge on delete cascade,
    terminal     uuid        not null,
    failures     int         not null,
    failed_at    timestamptz not null,
    locked_until timestamptz,
    primary key (badge, terminal)
);

-- For the sweep.
create index badge_lock_failed_at on badge_lock (failed_at);
