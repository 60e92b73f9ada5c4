-- When what a printer can do was last changed, and when its state was: IPP's clients ask, and read the rest again only
-- where the answer is new.
alter table spool_printer add column config_changed_at timestamptz not null default now();
alter table spool_printer add column state_changed_at timestamptz not null default now();

create function spool_printer_changed() returns trigger language plpgsql as $$
begin
    if (new.display_name, new.manufacturer, new.model, new.location, new.defaults, new.capabilities, new.ipp_attributes)
        is distinct from
        (old.display_name, old.manufacturer, old.model, old.location, old.defaults, old.capabilities, old.ipp_attributes)
    then
        new.config_changed_at := clock_timestamp();
    end if;
    if (new.status, new.accepting_jobs) is distinct from (old.status, old.accepting_jobs) then
        new.state_changed_at := clock_timestamp();
    end if;
    return new;
end $$;

create trigger spool_printer_changed before update on spool_printer
    for each row execute function spool_printer_changed();
