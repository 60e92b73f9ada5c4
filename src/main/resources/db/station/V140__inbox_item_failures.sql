-- How many of the tries failed by themselves. One that met an outage of the print cloud or the database says nothing about
-- the item, and is not among them.
alter table inbox_item add column failures integer not null default 0;
