-- Whose queue a notification is about: ids are GUIDs, and come in any case.
create index printer_queue_printer_id_any_case on printer_queue (lower(printer_id));
create index printer_queue_definition_id_any_case on printer_queue (lower(definition_id));
