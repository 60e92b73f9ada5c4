-- After a swipe: does a person have documents of which nobody can say whether they were printed, or still will be?
create index held_job_unsettled on held_job (owner) where state in ('RELEASING', 'REDIRECTED', 'UNCONFIRMED');
