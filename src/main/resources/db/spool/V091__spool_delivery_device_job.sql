-- The job that the device made for ours, as the device calls it, committed before anything of the document is sent.
alter table spool_delivery
    add column device_job_id   integer,
    add column device_job_uuid text,
    add column device_job_uri  text,
    -- The device's seconds since it was started: fewer later mean that it counts its jobs from the beginning again.
    add column device_up_time  integer,
    -- The device said that it has the whole document; only its end is waited for.
    add column device_has_all  boolean not null default false,
    -- When the device last said something about its job.
    add column device_seen_at  timestamptz,
    -- The wishes that the device cannot follow, for people.
    add column dropped         text,
    add check ((device_job_id is null) = (device_up_time is null));
