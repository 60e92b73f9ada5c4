-- People, for ever known by our own id; every name and account elsewhere is an alias.
create table person (
    id           uuid primary key,
    display_name text        not null check (length(display_name) <= 256),
    created_at   timestamptz not null default now(),
    version      bigint      not null default 0
);

create table person_alias (
    id         uuid primary key,
    person     uuid        not null references person,
    kind       text        not null check (kind in ('GRAPH_ID', 'UPN', 'OIDC')),
    issuer     text        not null default '',
    value      text        not null check (value <> ''),
    active     boolean     not null default true,
    created_at timestamptz not null default now()
);

-- "Whose is this?": an active alias belongs to one person. Two replicas that meet a new person at once meet here.
create unique index person_alias_active on person_alias (kind, issuer, value) where active;
-- "What is this person known by?"
create index person_alias_person on person_alias (person) where active;
