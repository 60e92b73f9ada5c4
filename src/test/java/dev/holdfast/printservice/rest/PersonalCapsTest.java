package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How much one person may have waiting: 1000 jobs, 10 GiB.
@QuarkusTest
class PersonalCapsTest {

    private static final int GIB = 1 << 30;

    private Office.Who ana;
    private UUID share;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        share = Office.queue().share();
    }

    private List<Sheet> sheets(int count) {
        return IntStream.range(0, count).mapToObj(_ -> Sheet.create(ana, share)).toList();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Integer> atOnce(List<Callable<Integer>> calls) {
        return Together.<Integer>call(calls.toArray(new Callable[0]));
    }

    @Test
    void bytes_are_capped_exactly_however_many_ask_at_once() {
        sheets(8).forEach(sheet -> sheet.uploadUrl(GIB));

        var answers = atOnce(sheets(8).stream()
                .<Callable<Integer>>map(
                        sheet -> () -> sheet.createUploadSession(GIB).statusCode())
                .toList());

        assertThat(Collections.frequency(answers, 200)).isEqualTo(2);
        assertThat(Collections.frequency(answers, 507)).isEqualTo(6);
    }

    @Test
    void an_upload_that_replaces_another_does_not_count_twice() {
        var sheets = sheets(11);
        sheets.subList(0, 10).forEach(sheet -> sheet.uploadUrl(GIB));
        sheets.getLast().createUploadSession(1).then().statusCode(507);

        sheets.getFirst().createUploadSession(GIB).then().statusCode(200);
    }

    @Test
    void jobs_are_capped_exactly_however_many_ask_at_once() {
        var sheet = Sheet.create(ana, share);
        var copies = """
                insert into spool_job (id, version, printer_id, created_at, owner, owner_graph_id, owner_name,
                    configuration, state, description, acquired, expires_at)
                select nextval('spool_job_number'), 0, printer_id, created_at, owner, owner_graph_id, owner_name,
                    configuration, state, description, acquired, expires_at
                from spool_job, generate_series(1, 997) where id = ?""";
        Office.sql(copies, Long.valueOf(sheet.job()));
        Callable<Integer> create = () -> ana.calls()
                .body("{}")
                .post("/v1.0/print/shares/" + share + "/jobs")
                .statusCode();

        var answers = atOnce(Collections.nCopies(8, create));

        assertThat(Collections.frequency(answers, 201)).isEqualTo(2);
        assertThat(Collections.frequency(answers, 507)).isEqualTo(6);
        Office.sql("delete from spool_job where owner = ?", UUID.fromString(ana.id()));
    }
}
