-- What a queue holds, for reconciliation: by its virtual printer, which stays where its Graph printer is replaced.
create index held_job_on_virtual_printer on held_job (virtual_printer) where state = 'HELD';
