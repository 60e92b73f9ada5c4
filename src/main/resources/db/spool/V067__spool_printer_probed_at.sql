-- When the printer's device was last asked how it is: each is asked by one replica at a time.
alter table spool_printer add column probed_at timestamptz;

-- "Which devices are to be asked?"
create index spool_printer_device on spool_printer (probed_at) where device_uri is not null and deleted_at is null;
