-- Devices that speak IPP.
alter table spool_printer
    -- The SHA-256 of the certificate that the device showed when it was registered, in hexadecimal; ipps only.
    add column device_certificate text,
    -- How often in a row it did not answer: it is asked less and less often.
    add column missed_probes      integer not null default 0;
