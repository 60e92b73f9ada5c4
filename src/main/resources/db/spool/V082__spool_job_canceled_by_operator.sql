-- Whether it was an administrator who canceled the job, and not its owner: IPP tells the two apart.
alter table spool_job add column canceled_by_operator boolean not null default false;
