-- Who stands at which terminal. A session is over when it was ended, or when either time is past.
create table swipe_session (
    id         uuid primary key,
    terminal   uuid        not null references terminal,
    person     uuid        not null references person,
    opened_at  timestamptz not null default now(),
    idle_until timestamptz not null,
    expires_at timestamptz not null,
    ended_at   timestamptz,
    check (idle_until <= expires_at)
);

-- A terminal has one current session.
create unique index swipe_session_current on swipe_session (terminal) where ended_at is null;
-- "Does this person stand anywhere?"
create index swipe_session_person on swipe_session (person) where ended_at is null;
-- For the sweep.
create index swipe_session_expires_at on swipe_session (expires_at);
