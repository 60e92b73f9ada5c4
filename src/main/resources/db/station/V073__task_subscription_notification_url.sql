-- Where a subscription sends its notifications: whoever is started with another public URL makes it anew. Unknown for
-- those made before.
alter table task_subscription add column notification_url text;
