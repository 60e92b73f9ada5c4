-- What the badge pepper in use makes of a constant, so that a start with a wrong one is noticed. One row.
create table badge_pepper (
    the_one     boolean primary key default true check (the_one),
    check_value bytea       not null check (length(check_value) = 32),
    since       timestamptz not null default now()
);
