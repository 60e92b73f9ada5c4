package dev.holdfast.testing;

import static org.awaitility.Awaitility.await;

import dev.holdfast.printservice.Office;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes calls meet in the worst instant: all of them wait for a row that another transaction has.
public final class Blocked {

    private Blocked() {}

    /// Does `first` in a transaction that commits only when all `calls`, started after it, wait for one of its
    /// rows with a statement about this table.
    @SafeVarargs
    public static <T> List<T> behind(String table, Runnable first, Callable<T>... calls) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            QuarkusTransaction.requiringNew().run(() -> {
                first.run();
                for (var call : calls) {
                    running.add(threads.submit(call));
                }
                await().pollInterval(Duration.ofMillis(20))
                        .atMost(Duration.ofMillis(1_500))
                        .until(() -> waiting(table) >= calls.length);
            });
            var answers = new ArrayList<T>();
            for (var future : running) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static long waiting(String table) {
        return (Long) Office.ask(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like ?",
                "%" + table + "%");
    }
}
