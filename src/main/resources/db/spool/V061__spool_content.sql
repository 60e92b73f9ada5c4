-- The bytes of a document: a manifest of immutable parts in the document store. Redirected jobs share their content; it
-- is forgotten when no document and no upload refers to it.
create table spool_content (
    id         uuid primary key,
    size       bigint      not null check (size between 1 and 1073741824),
    created_at timestamptz not null default now()
);

-- A part; `blob` is its name in the document store, and the row is committed after the blob is durable.
create table spool_part (
    blob       uuid primary key,
    content_id uuid   not null references spool_content,
    first_byte bigint not null check (first_byte >= 0),
    last_byte  bigint not null,
    sha256     text   not null,
    check (last_byte >= first_byte)
);

-- The manifest in order; two parts never start at the same byte.
create unique index spool_part_of_content on spool_part (content_id, first_byte);
