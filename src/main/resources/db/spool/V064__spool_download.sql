-- A pre-authenticated address of a document, for whoever knows the token, for a few minutes.
create table spool_download (
    id          uuid primary key,
    token_hash  bytea       not null,
    document_id uuid        not null references spool_document on delete cascade,
    expires_at  timestamptz not null
);

-- For the cascade and the sweep.
create index spool_download_document on spool_download (document_id);
create index spool_download_expires_at on spool_download (expires_at);
