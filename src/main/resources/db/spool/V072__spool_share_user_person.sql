-- From now on people are on a share's list by our own id of them, which stays the same when a print cloud's becomes known.
insert into spool_share_user (share_id, user_id, added_at)
select u.share_id, cast(a.person as text), u.added_at
from spool_share_user u join person_alias a on a.kind = 'GRAPH_ID' and a.active and a.value = u.user_id
on conflict do nothing;

delete from spool_share_user u
using person_alias a
where a.kind = 'GRAPH_ID' and a.active and a.value = u.user_id and cast(a.person as text) <> u.user_id;
