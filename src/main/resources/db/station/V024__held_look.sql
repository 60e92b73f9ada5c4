-- When the print cloud was last asked for all that a queue holds, and how much of it no notification had told us.
create table held_queue_look (
    printer       text        primary key,
    reconciled_at timestamptz not null,
    recovered     bigint      not null default 0
);

-- When the print cloud was last asked for one person's jobs on a queue, and when it answered.
create table held_person_look (
    person      uuid        not null,
    printer     text        not null,
    asked_at    timestamptz not null,
    answered_at timestamptz,
    asking      boolean     not null,
    primary key (person, printer)
);

-- For the sweep.
create index held_person_look_asked on held_person_look (asked_at);
