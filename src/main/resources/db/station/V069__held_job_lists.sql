-- What an administrator asks for: one person's jobs, or one virtual printer's, in the order of lists.
create index held_job_owner on held_job (owner, id);
create index held_job_virtual_printer on held_job (virtual_printer, id);
