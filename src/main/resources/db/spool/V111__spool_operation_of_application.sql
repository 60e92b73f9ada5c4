-- "The operations of this application", page by page.
create index spool_operation_of_application on spool_operation (application_id, id);
