-- How much was printed on a day or in a month, at a printer or by a person. Each job counts in four rows, one of each
-- report, and is not known any more there.
create table spool_usage (
    id                            uuid   primary key,
    report                        text   not null check (report in
        ('DAILY_BY_PRINTER', 'MONTHLY_BY_PRINTER', 'DAILY_BY_USER', 'MONTHLY_BY_USER')),
    -- The day, or the first day of the month.
    usage_date                    date   not null,
    -- The id of the printer, or the name by which the person was known then.
    subject                       text   not null,
    -- The printer's name, as it was when something was last counted.
    name                          text,
    completed_black_and_white     bigint not null,
    completed_color               bigint not null,
    incomplete                    bigint not null,
    -- How many of the completed jobs the pages of are known; what follows is of those.
    counted                       bigint not null,
    black_and_white_pages         bigint not null,
    color_pages                   bigint not null,
    single_sided_sheets           bigint not null,
    double_sided_sheets           bigint not null,
    check ((report in ('DAILY_BY_PRINTER', 'MONTHLY_BY_PRINTER')) = (name is not null)),
    check (report in ('DAILY_BY_PRINTER', 'DAILY_BY_USER') or extract(day from usage_date) = 1)
);

-- One row for each; and "how much of this one?".
create unique index spool_usage_of_subject on spool_usage (report, lower(subject), usage_date);
-- A report in its order, page by page; and for the sweep.
create index spool_usage_in_order on spool_usage (report, usage_date, id);

-- Completed jobs of which the pages are still to be counted. The content is kept until then.
create table spool_uncounted_job (
    job_id       bigint primary key references spool_archived_job,
    content_id   uuid        not null references spool_content,
    content_type text        not null,
    -- How it was printed: what makes sheets of pages.
    printed      jsonb       not null,
    attempt      integer     not null default 0,
    -- When somebody may count it: later than now while somebody does.
    due_at       timestamptz not null default now()
);

-- "What is to be counted now?", oldest first.
create index spool_uncounted_job_due_at on spool_uncounted_job (due_at);
-- "Is this content still in use?"
create index spool_uncounted_job_content on spool_uncounted_job (content_id);
