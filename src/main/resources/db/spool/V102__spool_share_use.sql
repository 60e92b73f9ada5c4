-- Which share a job came by, where it came by one: whoever may not use that any more does not start the job.
alter table spool_job add column share_id uuid;

-- When people last printed to shares.
create table spool_share_use (
    person   uuid        not null references person (id) on delete cascade,
    share_id uuid        not null references spool_share (id) on delete cascade,
    used_at  timestamptz not null,
    primary key (person, share_id)
);

-- "Where did this person print last?"
create index spool_share_use_latest on spool_share_use (person, used_at desc);
-- For shares that end.
create index spool_share_use_share on spool_share_use (share_id);
