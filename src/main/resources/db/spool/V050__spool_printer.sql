-- The printers that the print service knows: virtual ones, which only queue, and those with a device behind them.
create table spool_printer (
    id                  uuid        primary key,
    -- The application that registered it; it alone may change what the printer says about itself.
    application_id      uuid        not null,
    display_name        text        not null,
    manufacturer        text        not null,
    model               text        not null,
    has_physical_device boolean     not null,
    physical_device_id  uuid,
    device_uri          text,
    -- Nobody has said yet: null.
    accepting_jobs      boolean,
    location            jsonb,
    defaults            jsonb,
    capabilities        jsonb,
    status              jsonb       not null,
    -- The printer attributes group as the printer gave it, in IPP's encoding.
    ipp_attributes      bytea,
    registered_at       timestamptz not null,
    last_seen_at        timestamptz,
    -- Kept after its deletion for the jobs that were printed at it.
    deleted_at          timestamptz,
    version             bigint      not null,
    check (device_uri is null or has_physical_device)
);

-- The list of printers is read page by page in the order of ids.
create index spool_printer_live on spool_printer (id) where deleted_at is null;
