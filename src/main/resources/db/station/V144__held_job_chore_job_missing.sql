-- Whether the print cloud did not know the job when the chore was tried last.
alter table held_job_chore add column job_missing boolean not null default false;
