-- The printers that terminals release to, as the print cloud last described them; the id is its Graph printer id.
create table destination (
    id             text        primary key,
    -- The order of lists.
    position       uuid        not null unique,
    display_name   text        not null,
    location       jsonb       not null,
    state          text        not null,
    details        jsonb       not null,
    accepting_jobs boolean     not null,
    last_seen_at   timestamptz,
    refreshed_at   timestamptz not null,
    -- When the application looks at it again; moved ahead by whoever takes it up.
    refresh_at     timestamptz not null,
    -- The print cloud does not know it any more.
    gone_at        timestamptz
);

-- Which is to be looked at next.
create index destination_refresh on destination (refresh_at);
