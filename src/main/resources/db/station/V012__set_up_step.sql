-- What is to be done at the print cloud for a queue, one step after another; each is claimed under a lease and fenced by
-- its attempt, so that replicas share the work and an interrupted step is taken up again.
create table set_up_step (
    id          uuid        primary key,
    queue_id    uuid        not null references printer_queue on delete cascade,
    name        text        not null check (name in
        ('task-definition', 'printer', 'attributes', 'share', 'trigger', 'subscription', 'removal')),
    position    smallint    not null,
    state       text        not null check (state in ('PENDING', 'RUNNING', 'NEEDS_ADMIN', 'DONE', 'FAILED')),
    -- A sentence for the administrator.
    detail      text,
    attempt     int         not null default 0,
    -- Failures in a row, for the pause before the next attempt.
    failures    int         not null default 0,
    run_at      timestamptz not null default now(),
    lease_until timestamptz,
    unique (queue_id, position)
);

-- The workers ask for the next step that is due, about once a second.
create index set_up_step_due on set_up_step (run_at) where state in ('PENDING', 'RUNNING');
