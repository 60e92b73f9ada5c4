package dev.holdfast.intake;

import dev.holdfast.base.Ids;
import dev.holdfast.graph.JobRef;
import dev.holdfast.graph.TaskRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The items that the webhook took in, within the caller's transaction.
@ApplicationScoped
class Inbox {

    private final Session database;

    Inbox(Session database) {
        this.database = database;
    }

    /// An item that is ours to work on; `tries` counts this one too and fences what is recorded. `failures` of
    /// those before failed by themselves: what passes, as an outage does, is not among them.
    record Claimed(UUID id, Notice notice, int tries, int failures) {}

    /// Stores what is new of these. What was told before is there already, done or not.
    void add(Collection<Notice> notices) {
        database.doWork(connection ->
                add(connection, notices.stream().sorted(Notice.ORDER).toList()));
    }

    private static void add(Connection connection, List<Notice> notices) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into inbox_item
                    (id, kind, subscription, change_type, definition, task, printer, job, event, expiry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            for (var notice : notices) {
                insert.setObject(1, Ids.next());
                insert.setObject(3, notice.subscription());
                switch (notice) {
                    case Notice.TaskMade made -> bind(insert, made);
                    case Notice.Lifecycle lifecycle -> bind(insert, lifecycle);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, Notice.TaskMade made) throws SQLException {
        insert.setString(2, "TASK");
        insert.setString(4, made.changeType());
        insert.setString(5, made.task().definitionId());
        insert.setString(6, made.task().taskId());
        insert.setString(7, made.job().map(JobRef::printerId).orElse(null));
        insert.setString(8, made.job().map(JobRef::jobId).orElse(null));
        insert.setString(9, null);
        insert.setString(10, null);
    }

    private static void bind(PreparedStatement insert, Notice.Lifecycle lifecycle) throws SQLException {
        insert.setString(2, "LIFECYCLE");
        for (int column = 4; column <= 8; column++) {
            insert.setString(column, null);
        }
        insert.setString(9, lifecycle.event().name());
        insert.setString(10, lifecycle.expiry());
    }

    /// The item that is due first, kept from others for as long as `lease`.
    Optional<Claimed> claim(Duration lease) {
        return database.createNativeQuery("""
                        update inbox_item set tries = tries + 1, run_at = clock_timestamp() + cast(:lease as interval)
                        where id = (select id from inbox_item where state = 'WAITING' and run_at <= clock_timestamp()
                                    order by run_at limit 1 for update skip locked)
                        returning id, kind, subscription, change_type, definition, task, printer, job, event, expiry,
                            tries, failures""", Object[].class)
                .setParameter("lease", lease.toString())
                .getResultStream()
                .map(row -> new Claimed(
                        (UUID) row[0], notice(row), ((Number) row[10]).intValue(), ((Number) row[11]).intValue()))
                .findFirst();
    }

    private static Notice notice(Object[] row) {
        var subscription = (UUID) row[2];
        if ("LIFECYCLE".equals(row[1])) {
            return new Notice.Lifecycle(subscription, Notice.Event.valueOf((String) row[8]), (String) row[9]);
        }
        var job = row[6] == null ? Optional.<JobRef>empty() : Optional.of(new JobRef((String) row[6], (String) row[7]));
        return new Notice.TaskMade(subscription, (String) row[3], new TaskRef((String) row[4], (String) row[5]), job);
    }

    void done(Claimed item) {
        end(item, "DONE", null);
    }

    /// No more tries: a person must look.
    void setAside(Claimed item, String reason) {
        end(item, "SET_ASIDE", reason);
    }

    private void end(Claimed item, String state, @Nullable String reason) {
        database.createNativeMutationQuery("""
                        update inbox_item set state = :state, reason = cast(:reason as text)
                        where id = :id and tries = :tries and state = 'WAITING'""")
                .setParameter("state", state)
                .setParameter("reason", reason)
                .setParameter("id", item.id())
                .setParameter("tries", item.tries())
                .executeUpdate();
    }

    /// It could not be tried; the item is not to blame.
    void later(Claimed item, Duration wait, String reason) {
        putOff(item, wait, reason, item.failures());
    }

    /// This try failed; there are more.
    void failed(Claimed item, Duration wait, String reason) {
        putOff(item, wait, reason, item.failures() + 1);
    }

    private void putOff(Claimed item, Duration wait, String reason, int failures) {
        database.createNativeMutationQuery("""
                        update inbox_item
                        set run_at = clock_timestamp() + cast(:wait as interval), reason = :reason, failures = :failures,
                            unknown_since = null
                        where id = :id and tries = :tries and state = 'WAITING'""")
                .setParameter("wait", wait.toString())
                .setParameter("reason", reason)
                .setParameter("failures", failures)
                .setParameter("id", item.id())
                .setParameter("tries", item.tries())
                .executeUpdate();
    }

    /// The print cloud does not know (yet) what it told us of. The item comes again until that has been so for
    /// `sureAfter`; then there is nothing to be done about it.
    void unknown(Claimed item, Duration wait, Duration sureAfter) {
        database.createNativeMutationQuery("""
                        update inbox_item
                        set unknown_since = coalesce(unknown_since, clock_timestamp()),
                            state = case when unknown_since <= clock_timestamp() - cast(:sure as interval)
                                then 'DONE' else state end,
                            run_at = clock_timestamp() + cast(:wait as interval),
                            reason = 'The print cloud does not know it, or has not begun with it.'
                        where id = :id and tries = :tries and state = 'WAITING'""")
                .setParameter("sure", sureAfter.toString())
                .setParameter("wait", wait.toString())
                .setParameter("id", item.id())
                .setParameter("tries", item.tries())
                .executeUpdate();
    }
}
