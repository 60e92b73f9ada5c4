-- The virtual printers that people print to, as an administrator wished them.
create table virtual_printer (
    id            uuid        primary key,
    display_name  text        not null,
    manufacturer  text        not null,
    model         text        not null,
    location      jsonb,
    -- IPP attributes that differ from our defaults.
    attributes    jsonb       not null,
    share         jsonb       not null,
    -- How long a job waits: 15 minutes to 30 days.
    hold_seconds  bigint      not null check (hold_seconds between 900 and 2592000),
    created_at    timestamptz not null default now(),
    -- Gone for everybody from now on; the row goes once the print cloud's part is taken apart.
    removed_at    timestamptz,
    version       bigint      not null
);

-- The list is read page by page in the order of ids.
create index virtual_printer_live on virtual_printer (id) where removed_at is null;
