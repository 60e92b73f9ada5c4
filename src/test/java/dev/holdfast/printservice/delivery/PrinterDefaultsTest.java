package dev.holdfast.printservice.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an administrator has set for jobs that do not say.
@QuarkusTest
class PrinterDefaultsTest extends IppScene {

    /// Prints three pages there and wishes for nothing but this; the job's number.
    private String print(UUID device, String configuration) {
        UUID share = Office.share(device);
        var created = ana.calls()
                .body("{\"configuration\":" + configuration + "}")
                .post("/v1.0/print/shares/" + share + "/jobs")
                .then()
                .statusCode(201)
                .extract();
        var sheet = new Sheet(ana, share, created.path("id"), created.path("documents[0].id"));
        byte[] content = Pdfs.of("Report", 3);
        Sheet.put(sheet.uploadUrl(content.length), content, 0, content.length).statusCode(201);
        sheet.start().statusCode(200);
        return sheet.job();
    }

    /// What the day's report says of the printer, when all of it is counted.
    private static ValidatableResponse report(UUID device) {
        String path = "/v1.0/reports/dailyPrintUsageByPrinter?$filter=printerId%20eq%20'" + device + "'";
        await().atMost(30, SECONDS)
                .until(() -> Office.admin()
                                .urlEncodingEnabled(false)
                                .get(path)
                                .then()
                                .statusCode(200)
                                .extract()
                                .path("value[0].pageCount")
                        != null);
        return Office.admin().urlEncodingEnabled(false).get(path).then();
    }

    @Test
    void a_default_that_makes_no_sense_does_not_stop_the_printer() {
        UUID device = register();
        Office.sql("""
                update spool_printer set defaults = '{"copiesPerJob":-1,"pagesPerSheet":0}' where id = ?""", device);

        String job = print(device, "{}");

        awaitState(device, job, "completed");
        report(device).body("value[0].completedJobCount", equalTo(1)).body("value[0].pageCount", equalTo(3));
        assertThat(memory.paper()).hasSize(1);
    }

    private static void set(UUID device, String defaults) {
        Office.admin()
                .body("{\"defaults\":" + defaults.replace('\'', '"') + "}")
                .patch("/v1.0/print/printers/" + device)
                .then()
                .statusCode(200);
    }

    @Test
    void a_default_that_was_changed_is_printed_and_counted_so() {
        memory.describe(group -> group.put("sides-default", Value.keyword("one-sided")));
        UUID device = register();
        set(device, "{'duplexMode':'flipOnLongEdge','copiesPerJob':2}");

        String job = print(device, "{}");

        awaitState(device, job, "completed");
        assertThat(memory.last().ticket.find("sides").orElseThrow().first().text())
                .contains("two-sided-long-edge");
        assertThat(memory.last().ticket.find("copies").orElseThrow().first().integer())
                .hasValue(2);
        report(device)
                .body("value[0].pageCount", equalTo(6))
                .body("value[0].singleSidedSheetCount", equalTo(2))
                .body("value[0].doubleSidedSheetCount", equalTo(2));
        job(device, job).body("configuration", anEmptyMap());
    }

    @Test
    void what_a_job_says_counts_more_than_the_default() {
        UUID device = register();
        set(device, "{'duplexMode':'flipOnLongEdge'}");

        String job = print(device, "{\"duplexMode\":\"oneSided\"}");

        awaitState(device, job, "completed");
        assertThat(memory.last().ticket.find("sides").orElseThrow().first().text())
                .contains("one-sided");
        report(device).body("value[0].singleSidedSheetCount", equalTo(3));
    }

    @Test
    void a_default_that_the_printer_cannot_follow_is_not_counted_as_if_it_had() {
        UUID device = register();
        set(device, "{'duplexMode':'flipOnShortEdge'}");

        String job = print(device, "{}");

        awaitState(device, job, "completed");
        job(device, job).body("status.description", containsString("duplexMode"));
        report(device)
                .body("value[0].singleSidedSheetCount", equalTo(3))
                .body("value[0].doubleSidedSheetCount", equalTo(0));
    }

    @Test
    void what_nobody_has_changed_is_left_to_the_printer() {
        memory.describe(group -> group.put("sides-default", Value.keyword("two-sided-long-edge")));
        UUID device = register();

        String job = print(device, "{}");

        awaitState(device, job, "completed");
        assertThat(memory.last().ticket.names()).isEmpty();
        report(device)
                .body("value[0].singleSidedSheetCount", equalTo(1))
                .body("value[0].doubleSidedSheetCount", equalTo(1));
    }
}
