package dev.holdfast.printservice.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

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
}
