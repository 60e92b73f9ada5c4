-- A printer as people see it, and who may.
create table spool_share (
    id              uuid        primary key,
    printer_id      uuid        not null references spool_printer (id),
    display_name    text        not null check (length(display_name) <= 50),
    allow_all_users boolean     not null,
    created_at      timestamptz not null,
    version         bigint      not null
);

-- A printer has at most one share, as in Universal Print; each printer in a list asks for it.
create unique index spool_share_printer on spool_share (printer_id);

-- People by the id that Graph knows them by.
create table spool_share_user (
    share_id uuid        not null references spool_share (id) on delete cascade,
    user_id  text        not null,
    added_at timestamptz not null default now(),
    primary key (share_id, user_id)
);

create table spool_share_group (
    share_id uuid        not null references spool_share (id) on delete cascade,
    group_id text        not null,
    added_at timestamptz not null default now(),
    primary key (share_id, group_id)
);
