-- What holds for the whole print service, and the id that clients know it by: one row.
create table spool_settings (
    single                boolean primary key default true check (single),
    service_id            uuid    not null default gen_random_uuid(),
    document_conversion   boolean not null default true,
    -- What AirPrint clients are to see of printers that they cannot use; absent until somebody says.
    incompatible_printers text check (incompatible_printers in ('show', 'hide'))
);

insert into spool_settings default values;
