-- Since when the conversion of the document has been breaking off, each time it was tried.
alter table spool_delivery add column conversion_failing_since timestamptz;
