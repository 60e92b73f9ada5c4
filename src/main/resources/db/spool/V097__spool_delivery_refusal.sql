-- Why the job is not to be sent again, if the device says that nothing of what it is asked to cancel came out.
alter table spool_delivery add column refusal text;

-- When its conversion last broke off: what happens again after a long while is something else.
alter table spool_delivery add column conversion_failed_at timestamptz;
