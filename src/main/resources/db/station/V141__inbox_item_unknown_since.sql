-- Since when the print cloud has not known what it told us of; null where it knows it, or was not asked.
alter table inbox_item add column unknown_since timestamptz;
