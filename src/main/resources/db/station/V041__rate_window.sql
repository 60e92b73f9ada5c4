-- How often something was tried in one minute, over all replicas.
create table rate_window (
    subject text        not null,
    minute  timestamptz not null,
    tries   int         not null,
    primary key (subject, minute)
);

-- For the sweep.
create index rate_window_minute on rate_window (minute);
