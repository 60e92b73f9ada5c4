-- Which trigger started a task. No foreign key: a trigger may end at any moment, its tasks go on.
alter table spool_task add column trigger_id uuid;

-- A printer has had one at most that is still there.
update spool_task t set trigger_id = g.id
    from spool_job j join spool_task_trigger g on g.printer_id = j.printer_id
    where j.id = t.job_id and g.definition_id = t.definition_id and g.created_at <= t.created_at;
