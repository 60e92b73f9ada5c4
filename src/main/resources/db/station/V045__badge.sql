-- Badges. The number itself is never stored: hmac is made of it under the pepper that `pepper` (the first bytes of that
-- pepper's check value) names, and so is the hash of the PIN. pin_failures holds the wrong PINs of the last hour.
create table badge (
    id           uuid primary key,
    hmac         bytea         not null unique check (length(hmac) = 32),
    pepper       bytea         not null check (length(pepper) = 8),
    person       uuid          not null references person,
    label        text check (length(label) <= 200),
    disabled_at  timestamptz,
    pin_salt     bytea,
    pin_hash     bytea,
    pin_failures timestamptz[] not null default '{}',
    locked_until timestamptz,
    created_at   timestamptz   not null default now(),
    check ((pin_salt is null) = (pin_hash is null))
);

-- "Which badges does this person have?", by the page.
create index badge_person on badge (person, id);
