-- Groups of people, for permissions on shares.
create table person_group (
    id           uuid primary key,
    display_name text        not null unique check (length(display_name) <= 256),
    created_at   timestamptz not null default now()
);

create table person_group_member (
    person_group uuid not null references person_group on delete cascade,
    person       uuid not null references person,
    primary key (person_group, person)
);

-- "Which groups is this person in?"
create index person_group_member_person on person_group_member (person);
