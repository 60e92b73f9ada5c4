-- Who this print service is, one row, made at its first use: the tenant's id in notifications, and the authority that signs
-- printers' certificates. The key lies here beside the data it vouches for, so that every replica signs with the same one
-- and a restored database still matches the certificates that were given out; whoever reads the database can read it.
create table spool_authority (
    one         boolean     primary key default true check (one),
    tenant_id   uuid        not null,
    certificate bytea       not null,
    private_key bytea       not null,
    made_at     timestamptz not null default now()
);
