-- When a device's last answer, or that it gave none, was recorded, and when it had been asked for that. Who decides by how
-- it is takes what is young enough; the answer to an older question never replaces the one to a younger.
alter table spool_printer
    add column told_at  timestamptz,
    add column asked_at timestamptz;
