-- API keys. The secret is 256 random bits, so its plain SHA-256 is enough.
create table api_key (
    id           uuid primary key,
    kind         text        not null check (kind in ('ADMIN', 'USER', 'APP', 'TERMINAL', 'PRINT')),
    name         text        not null check (length(name) <= 200),
    secret_hash  bytea       not null check (length(secret_hash) = 32),
    scopes       text[]      not null default '{}',
    person       uuid references person,
    application  uuid        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

-- "Which applications are known?"
create index api_key_application on api_key (application);
