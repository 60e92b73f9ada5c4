-- The one document of a job; `content_id` is there from the end of the upload to the end of the job.
create table spool_document (
    id            uuid primary key,
    version       integer not null,
    job_id        bigint  not null unique references spool_job on delete cascade,
    name          text    not null,
    content_type  text    not null,
    size          bigint  not null,
    content_id    uuid references spool_content,
    uploaded_at   timestamptz,
    downloaded_at timestamptz
);

-- "Is this content still in use?"
create index spool_document_content on spool_document (content_id) where content_id is not null;
