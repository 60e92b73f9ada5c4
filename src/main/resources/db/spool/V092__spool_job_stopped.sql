-- A job that is at a device which has stopped, and waits for somebody to help the device.
alter table spool_job drop constraint spool_job_state_check;
alter table spool_job add constraint spool_job_state_check
    check (state in ('PENDING', 'PROCESSING', 'PAUSED', 'STOPPED', 'COMPLETED', 'CANCELED', 'ABORTED'));
