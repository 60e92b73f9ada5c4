-- What happened to a job, for its owner and for whoever helps them.
create table held_job_event (
    id     uuid        primary key,
    job    uuid        not null references held_job on delete cascade,
    at     timestamptz not null default clock_timestamp(),
    what   text        not null,
    detail text
);

-- One job's timeline.
create index held_job_event_timeline on held_job_event (job, at, id);
