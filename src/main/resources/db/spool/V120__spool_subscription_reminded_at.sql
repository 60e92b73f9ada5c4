-- When the application was last told to renew or reauthorize the subscription; null once it has done so.
alter table spool_subscription add column reminded_at timestamptz;
