-- Until when a print cloud wants none of our processes to call (Retry-After).
create table print_cloud_pause (
    url text primary key,
    not_before timestamptz not null
);
