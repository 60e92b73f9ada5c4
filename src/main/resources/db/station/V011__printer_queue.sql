-- A queue of a virtual printer, with the ids of what belongs to it at the print cloud. One for each virtual printer for
-- now; held jobs reference the queue's printer.
create table printer_queue (
    id                 uuid   primary key,
    virtual_printer_id uuid   not null references virtual_printer on delete cascade,
    definition_id      text   unique,
    -- The registration of the printer while it goes on.
    operation_id       text,
    printer_id         text   unique,
    share_id           text,
    trigger_id         text,
    -- The definition that the trigger is bound to; committed before the trigger is created, because triggers do not
    -- show theirs.
    bound_definition   text,
    version            bigint not null
);

-- The queues of a virtual printer, and the cascade.
create index printer_queue_virtual_printer on printer_queue (virtual_printer_id);
