-- Who did what. Rows are only ever inserted.
create table audit_entry (
    id         uuid primary key,
    at         timestamptz not null default now(),
    actor_kind text        not null check (actor_kind in ('KEY', 'PERSON', 'TERMINAL', 'SYSTEM')),
    actor_id   text        not null,
    action     text        not null,
    subject    text        not null,
    details    jsonb       not null default '{}'
);

-- "What happened lately", and "what happened to this".
create index audit_entry_at on audit_entry (at);
create index audit_entry_subject on audit_entry (subject, at);
