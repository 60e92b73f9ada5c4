-- How many items the webhook dropped, by reason. Added to every few seconds by each replica, never per request.
create table intake_count (
    name  text   primary key,
    total bigint not null
);
