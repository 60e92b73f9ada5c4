-- A registration whose answer was lost may still be going on at the print cloud, where nobody can look for it before it has
-- ended in a printer.
alter table printer_queue
    -- One was sent, or was about to be, and nothing is known to have come of it.
    add column registration_sent boolean not null default false,
    -- Since when its printer has been looked for in vain.
    add column registration_missed_at timestamptz;
