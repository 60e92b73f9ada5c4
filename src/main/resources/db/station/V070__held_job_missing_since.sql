-- Since when the print cloud has not known the job where it should be; null while it does.
alter table held_job add column missing_since timestamptz;
