-- When the printer, which could not take this job, is tried again, with whatever waits for it.
alter table spool_delivery add column printer_try_at timestamptz;

-- "Is somebody at the printer, or is it not to be tried yet?"
create index spool_delivery_in_the_way on spool_delivery (printer_id)
    where leased_until is not null or device_job_id is not null and sending_at is not null or printer_try_at is not null;
