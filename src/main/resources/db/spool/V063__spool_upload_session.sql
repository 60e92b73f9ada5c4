-- Where the bytes of a document arrive, for whoever knows the token. Gone when the upload is complete.
create table spool_upload_session (
    id           uuid primary key,
    token_hash   bytea       not null,
    job_id       bigint      not null unique references spool_job on delete cascade,
    content_id   uuid        not null references spool_content,
    name         text        not null,
    content_type text        not null,
    size         bigint      not null,
    expires_at   timestamptz not null
);

-- For the sweep, and "is this content still in use?"
create index spool_upload_session_expires_at on spool_upload_session (expires_at);
create index spool_upload_session_content on spool_upload_session (content_id);
