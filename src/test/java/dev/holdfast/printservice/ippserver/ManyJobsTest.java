package dev.holdfast.printservice.ippserver;

import static dev.holdfast.printservice.ippserver.Desktop.number;
import static dev.holdfast.printservice.ippserver.Desktop.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.Office;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lists of jobs with much that came with them.
@QuarkusTest
class ManyJobsTest {

    private static final byte[] PDF = Pdfs.of("many", 1);

    private Desktop desktop;

    @BeforeEach
    void open() {
        desktop = Desktop.of(Office.person(), Office.queue());
    }

    private static GroupWriter texts(GroupWriter to, int bytes) {
        int each = 990;
        for (int i = 0; i < bytes / 1_000; i++) to.put("x-%03d".formatted(i), Value.text("y".repeat(each)));
        return to;
    }

    private IppMessage listed(String... wanted) {
        return desktop.ask(
                Operation.GET_JOBS,
                desktop.signed()
                        .put(
                                "requested-attributes",
                                List.of(wanted).stream().map(Value::keyword).toList()));
    }

    private static List<Integer> numbers(IppMessage list) {
        return list.groups(AttributeGroup.JOB).stream()
                .map(job -> number(job, "job-id"))
                .toList();
    }

    @Test
    void a_job_with_more_than_is_kept_of_one_is_refused() {
        var taken = desktop.print(PDF, job -> texts(job, 15_000));
        var refused = desktop.print(PDF, job -> texts(job, 17_000));

        assertThat(status(taken)).startsWith("successful-ok");
        assertThat(status(refused)).isEqualTo("client-error-request-entity-too-large");
    }

    @Test
    void what_came_with_a_job_is_not_read_for_a_list_that_tells_nothing_of_it() {
        int job = desktop.printed(PDF);
        Office.sql("update spool_job set ipp_attributes = ? where id = ?", new byte[] {1, 2, 3}, job);

        assertThat(numbers(desktop.ask(Operation.GET_JOBS, desktop.signed()))).containsExactly(job);
        var told = listed("job-id", "job-state", "job-uri", "job-originating-user-name", "job-k-octets");
        assertThat(numbers(told)).containsExactly(job);
        assertThat(number(told, "job-state")).isEqualTo(4);
        assertThat(status(desktop.ask(Operation.CANCEL_MY_JOBS, desktop.signed())))
                .isEqualTo("successful-ok");
    }

    @Test
    void a_list_ends_with_the_last_job_that_there_is_room_for() {
        var jobs = IntStream.range(0, 12).map(_ -> desktop.printed(PDF)).boxed().toList();
        byte[] large = texts(new GroupWriter(), 120_000).group().encode();
        for (int job : jobs) Office.sql("update spool_job set ipp_attributes = ? where id = ?", large, job);

        var all = listed("all");

        assertThat(status(all)).isEqualTo("successful-ok");
        assertThat(all.encode()).hasSizeLessThan(1_000_000).hasSizeGreaterThan(800_000);
        assertThat(numbers(all)).isEqualTo(jobs.subList(0, numbers(all).size()));
        assertThat(numbers(listed("job-id"))).isEqualTo(jobs);
        assertThat(numbers(listed("job-id", "x-001"))).isEqualTo(jobs);
    }
}
