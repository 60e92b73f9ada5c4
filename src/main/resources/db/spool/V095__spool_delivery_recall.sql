-- How a delivery that a device is at is ended by us.
alter table spool_delivery
    -- How long the document is that is being sent, as the device gets it.
    add column sent_octets   bigint,
    -- The sheets' sides that the device said were done, when it last said so.
    add column impressions   integer,
    -- Since when the device has the job and does not go on with it.
    add column stood_since   timestamptz,
    -- Who wants the job cancelled that the device has: OWNER or OPERATOR.
    add column canceled_by   text check (canceled_by in ('OWNER', 'OPERATOR')),
    -- Committed before the device is asked to cancel a job of which it has something: that it is cancelled then is
    -- our doing.
    add column recalled_at   timestamptz;
