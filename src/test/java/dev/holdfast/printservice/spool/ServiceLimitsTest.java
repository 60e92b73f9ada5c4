package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Microsoft documents of its service, as it is kept where it is switched on.
@QuarkusTest
class ServiceLimitsTest {

    private static final long MIB = 1L << 20;

    @Inject
    EntityManager database;

    @Inject
    SpoolJobs jobs;

    @Inject
    ServiceLimits asConfigured;

    private ServiceLimits limits;
    private Office.Who ana;
    private UUID owner;
    private UUID printer;

    @BeforeEach
    void furnish() {
        limits = new ServiceLimits(database, true);
        ana = Office.person();
        owner = UUID.fromString(ana.id());
        printer = Office.virtualPrinter();
    }

    private static void submitted(int count, UUID owner, UUID printer, String ago, long bytes) {
        Office.sql("""
                insert into spool_submission (job_id, owner, printer_id, created_at, bytes, bytes_at)
                select nextval('spool_job_number'), ?, ?, now() - cast(? as interval), ?, now() - cast(? as interval)
                from generate_series(1, ?)""", owner, printer, ago, bytes, ago, count);
    }

    private void check() {
        QuarkusTransaction.requiringNew().run(() -> limits.checkJob(printer, owner));
    }

    private void count(Sheet sheet, long bytes) {
        QuarkusTransaction.requiringNew()
                .run(() -> limits.count(jobs.locked(Long.parseLong(sheet.job())).orElseThrow(), bytes));
    }

    private static long waitAfter(Runnable refused) {
        var problem = catchThrowableOfType(GraphProblem.class, refused::run);
        assertThat(problem).as("refused").isNotNull();
        assertThat(problem.status()).isEqualTo(429);
        assertThat(problem.code()).isEqualTo("TooManyRequests");
        return Long.parseLong(problem.headers().get("Retry-After"));
    }

    @ParameterizedTest
    @CsvSource({
        // at the printer, of the person; so many, so long ago; to wait
        "true,  false,   100, 9 minutes,            60",
        "true,  false,    99, 9 minutes,             0",
        "true,  false,   100, 10 minutes 1 second,   0",
        "false, true,    200, 1 minute,            540",
        "false, true,    199, 1 minute,              0",
        "false, true,  10000, 11 days 23 hours,   3600",
        "false, true,   9999, 11 days 23 hours,      0",
        "false, true,  10000, 12 days 1 minute,      0",
        "false, false,   300, 1 minute,              0"
    })
    void jobs_are_counted_by_printer_and_by_person(
            boolean atPrinter, boolean ofPerson, int count, String ago, long wait) {
        submitted(count, ofPerson ? owner : Ids.next(), atPrinter ? printer : Ids.next(), ago, 0);

        if (wait == 0) {
            assertThatCode(this::check).doesNotThrowAnyException();
        } else {
            assertThat(waitAfter(this::check)).isBetween(wait - 5, wait + 1);
        }
    }

    @Test
    void the_wait_is_for_as_many_as_are_too_many() {
        submitted(1, Ids.next(), printer, "9 minutes", 0);
        submitted(100, Ids.next(), printer, "4 minutes", 0);

        assertThat(waitAfter(this::check)).isBetween(355L, 361L);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 600, 10 minutes, 424,   0",
        "1, 600, 10 minutes, 425, 300",
        "1, 600, 16 minutes, 425,   0",
        "50, 1024, 9 days 23 hours, 1, 3600",
        "49, 1024, 9 days 23 hours, 1024, 0"
    })
    void bytes_are_counted_by_person(int count, long mib, String ago, long more, long wait) {
        var sheet = Sheet.create(ana, Office.share(printer));
        submitted(count, owner, Ids.next(), ago, mib * MIB);

        if (wait == 0) {
            count(sheet, more * MIB);
        } else {
            assertThat(waitAfter(() -> count(sheet, more * MIB))).isBetween(wait - 5, wait + 1);
        }
    }

    @Test
    void a_document_that_is_sent_again_counts_once() {
        var sheet = Sheet.create(ana, Office.share(printer));
        for (int i = 0; i < 3; i++) count(sheet, 1_000 * MIB);

        assertThat(Office.ask("select count(*) from spool_submission where owner = ?", owner))
                .isEqualTo(1L);
    }

    @Test
    void four_jobs_of_a_person_are_under_way_to_a_printer_at_a_time() {
        var share = Office.share(printer);
        var first = Sheet.create(ana, share);
        for (int i = 0; i < 3; i++) Sheet.create(ana, share);

        assertThat(waitAfter(this::check)).isEqualTo(10);
        ana.calls().post(first.path() + "/cancel").then().statusCode(204);
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void fifty_jobs_of_all_people_are_under_way_to_a_printer_at_a_time() {
        var sheet = Sheet.create(Office.person(), Office.share(printer));
        Office.sql("""
                insert into spool_job (id, version, printer_id, created_at, owner, owner_graph_id, owner_name,
                    configuration, state, description, acquired, expires_at)
                select nextval('spool_job_number'), 0, printer_id, created_at, owner, owner_graph_id, owner_name,
                    configuration, state, description, acquired, now() + interval '1 hour'
                from spool_job, generate_series(1, 49) where id = ?""", Long.valueOf(sheet.job()));

        assertThat(waitAfter(this::check)).isEqualTo(10);
        Office.sql("delete from spool_job where printer_id = ?", printer);
    }

    @Test
    void of_those_who_ask_at_once_no_more_are_let_in_than_there_is_room_for() {
        submitted(97, Ids.next(), printer, "1 minute", 0);
        Callable<Boolean> submit = () -> {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    limits.checkJob(printer, Ids.next());
                    submitted(1, Ids.next(), printer, "0 minutes", 0);
                });
                return true;
            } catch (GraphProblem refused) {
                return false;
            }
        };

        var let = Together.call(Collections.nCopies(8, submit));

        assertThat(Collections.frequency(let, true)).isEqualTo(3);
    }

    @Test
    void what_is_older_than_the_longest_limit_is_forgotten() {
        submitted(1, owner, printer, "12 days 1 minute", 0);
        submitted(1, owner, printer, "11 days", 0);

        boolean more = true;
        while (more) more = asConfigured.pruneBatch();

        assertThat(Office.ask("select count(*) from spool_submission where owner = ?", owner))
                .isEqualTo(1L);
    }

    @Test
    void by_default_nothing_is_counted_nor_refused() {
        submitted(300, owner, printer, "1 minute", 100 * MIB);

        QuarkusTransaction.requiringNew().run(() -> asConfigured.checkJob(printer, owner));
        var sheet = Sheet.create(ana, Office.share(printer));
        sheet.uploadUrl(1_000);

        assertThat(Office.ask("select count(*) from spool_submission where job_id = ?", Long.valueOf(sheet.job())))
                .isEqualTo(0L);
    }
}
