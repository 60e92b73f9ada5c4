-- What is still to be done about a job beside its release: count its pages, abort it at the print cloud, watch it at its
-- destination. A claim moves `run_at` ahead as its lease and adds a try, which fences what is recorded.
create table held_job_chore (
    job    uuid        not null references held_job on delete cascade,
    kind   text        not null check (kind in ('COUNT_PAGES', 'ABORT', 'WATCH')),
    since  timestamptz not null default now(),
    run_at timestamptz not null default now(),
    tries  integer     not null default 0,
    primary key (job, kind)
);

-- What is due next of a kind.
create index held_job_chore_due on held_job_chore (kind, run_at);
