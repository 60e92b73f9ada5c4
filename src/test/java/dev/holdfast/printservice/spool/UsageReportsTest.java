package dev.holdfast.printservice.spool;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.document.Format;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Pdfs;
import dev.holdfast.testing.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UsageReportsTest {

    private static final String REPORTS = "/v1.0/reports/";
    private static final String OURS = "/api/v1/admin/reports/usage";

    @Inject
    Retention retention;

    @Inject
    ReportRetention reportRetention;

    @Inject
    CountedPages counted;

    private Office.Who ana;
    private Office.Target target;
    private UUID share;

    @BeforeEach
    void furnish() {
        ana = Office.person();
        target = Office.device();
        share = Office.share(target.printer());
    }

    private Sheet print(int pages) {
        return ended(Sheet.print(ana, share, Pdfs.of("Report", pages)));
    }

    private static Sheet ended(Sheet sheet) {
        await().atMost(20, SECONDS)
                .until(() -> !List.of("processing", "pending").contains(sheet.state()));
        return sheet;
    }

    private Sheet canceled() {
        var sheet = Sheet.create(ana, share);
        ana.calls().post(sheet.path() + "/cancel").then().statusCode(204);
        return sheet;
    }

    /// All its pages are counted, or nobody ever will.
    private void awaitCounted() {
        await().atMost(30, SECONDS).until(() -> Office.ask("""
                        select 1 from spool_uncounted_job u join spool_archived_job a using (job_id)
                        where a.printer_id = ?""", target.printer()) == null);
    }

    private static ValidatableResponse asked(String path) {
        return Office.admin().urlEncodingEnabled(false).get(path).then();
    }

    private static ValidatableResponse report(String name, String subject) {
        return asked(REPORTS + name + "?$filter=" + subject).statusCode(200);
    }

    private static String printer(UUID printer) {
        return "printerId%20eq%20'" + printer + "'";
    }

    private String user() {
        return "userPrincipalName%20eq%20'" + ana.upn().replace("'", "''") + "'";
    }

    private ValidatableResponse ofPrinter() {
        return report("dailyPrintUsageByPrinter", printer(target.printer()));
    }

    private ValidatableResponse archived(String times) {
        return asked(REPORTS + "getPrinterArchivedPrintJobs(printerId='" + target.printer() + "'" + times + ")")
                .statusCode(200);
    }

    private LocalDate today() {
        var zone = ConfigProvider.getConfig().getValue("holdfast.print-service.reports.zone", ZoneId.class);
        return LocalDate.ofInstant(Instant.parse(archived("").extract().path("value[0].completionDateTime")), zone);
    }

    @Test
    void each_report_has_what_was_printed_on_the_days_of_its_zone() {
        print(3);
        print(2);
        awaitCounted();

        isToldBy("dailyPrintUsageByPrinter", "printer", "daily");
        isToldBy("monthlyPrintUsageByPrinter", "printer", "monthly");
        isToldBy("dailyPrintUsageByUser", "user", "daily");
        isToldBy("monthlyPrintUsageByUser", "user", "monthly");
    }

    private void isToldBy(String name, String by, String period) {
        var day = today();
        var date = period.equals("monthly") ? day.withDayOfMonth(1) : day;
        boolean byPrinter = by.equals("printer");

        var rows = report(name, byPrinter ? printer(target.printer()) : user());
        String id = rows.extract().path("value[0].id");

        rows.body("'@odata.context'", containsString("#reports/" + name))
                .body("value.usageDate", contains(date.toString()))
                .body("value[0].completedColorJobCount", equalTo(2))
                .body("value[0].completedBlackAndWhiteJobCount", equalTo(0))
                .body("value[0].completedJobCount", equalTo(2))
                .body("value[0].incompleteJobCount", equalTo(0))
                // Two copies of each.
                .body("value[0].pageCount", equalTo(10))
                .body("value[0].colorPageCount", equalTo(10))
                .body("value[0].blackAndWhitePageCount", equalTo(0))
                .body("value[0].mediaSheetCount", equalTo(10))
                .body("value[0].singleSidedSheetCount", equalTo(10))
                .body("value[0].doubleSidedSheetCount", equalTo(0));
        asked(REPORTS + name + "/" + id).statusCode(200).body("completedJobCount", equalTo(2));
        asked(REPORTS + name + "('" + id + "')").statusCode(200).body("id", equalTo(id));
        asked(REPORTS + (byPrinter ? "dailyPrintUsageByUser/" : "dailyPrintUsageByPrinter/") + id)
                .statusCode(404);

        var ours = Map.of("by", by, "period", period, "from", day.toString(), "to", day.toString());
        assertThat(pagesOfOurs(id, ours)).isEqualTo(10);
        var subject = byPrinter ? target.printer() + ",Folder" : ana.upn();
        assertThat(csv(ours)).contains(date + "," + subject + ",2,0,2,0,2,10,0,10,10,10,0");
    }

    private static @Nullable Integer pagesOfOurs(String id, Map<String, String> which) {
        String cursor = null;
        do {
            var request = Office.admin().queryParams(which).queryParam("limit", "200");
            if (cursor != null) request.queryParam("cursor", cursor);
            var page = request.get(OURS).then().statusCode(200).extract().jsonPath();
            Integer pages = page.get("items.find { it.id == '" + id + "' }?.pages");
            if (pages != null) return pages;
            cursor = page.get("cursor");
        } while (cursor != null);
        return null;
    }

    private static List<String> csv(Map<String, ?> question) {
        return Office.admin()
                .queryParams(question)
                .accept("text/csv")
                .get(OURS)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    @Test
    void a_job_that_is_redirected_counts_once_and_where_it_was_printed_as_it_was_printed() {
        var queue = Office.queue();
        var sheet = Sheet.print(ana, queue.share(), Pdfs.of("Held", 3));
        var configuration = Map.of("duplexMode", "flipOnLongEdge", "colorMode", "grayscale", "copies", 1);
        Office.app()
                .body(Map.of("destinationPrinterId", target.printer(), "configuration", configuration))
                .post(sheet.at(queue.printer()) + "/redirect")
                .then()
                .statusCode(200);
        await().atMost(20, SECONDS)
                .until(() -> ofPrinter().extract().<List<?>>path("value").size() == 1);
        awaitCounted();

        ofPrinter()
                .body("value[0].completedBlackAndWhiteJobCount", equalTo(1))
                .body("value[0].completedColorJobCount", equalTo(0))
                .body("value[0].pageCount", equalTo(3))
                .body("value[0].singleSidedSheetCount", equalTo(1))
                .body("value[0].doubleSidedSheetCount", equalTo(1));
        report("dailyPrintUsageByPrinter", printer(queue.printer())).body("value", empty());
        report("dailyPrintUsageByUser", user()).body("value.completedJobCount", contains(1));
        archived("").body("value.createdBy.id", contains(ana.id())).body("value[0].copiesPrinted", equalTo(1));
    }

    @Test
    void what_was_not_printed_is_incomplete_and_has_no_pages() {
        canceled();

        ofPrinter()
                .body("value[0].incompleteJobCount", equalTo(1))
                .body("value[0].completedJobCount", equalTo(0))
                .body("value[0].pageCount", equalTo(0));
        archived("")
                .body("value[0].processingState", equalTo("canceled"))
                .body("value[0].copiesPrinted", equalTo(0))
                .body("value[0].acquiredByPrinter", equalTo(false));
    }

    @Test
    void of_what_cannot_be_counted_the_job_counts_and_nothing_is_said_of_pages() {
        ended(Sheet.print(ana, share, Sheet.bytes(400)));
        awaitCounted();

        ofPrinter().body("value[0].completedJobCount", equalTo(1)).body("value[0].pageCount", nullValue());
    }

    @Test
    void jobs_that_end_at_the_same_instant_all_count() {
        var cancels = Stream.generate(() -> Sheet.create(ana, share))
                .limit(6)
                .<Callable<Integer>>map(sheet ->
                        () -> ana.calls().post(sheet.path() + "/cancel").statusCode())
                .toList();

        assertThat(Together.call(cancels)).containsOnly(204);

        ofPrinter().body("value.incompleteJobCount", contains(6));
    }

    @Test
    void a_count_that_comes_after_somebody_else_took_the_job_up_does_not_count() {
        var sheet = print(1);
        awaitCounted();
        var printed = new Printed(1, 1, false, true, List.of());
        var late = new UncountedJob(Long.parseLong(sheet.job()), UUID.randomUUID(), Format.PDF, printed);

        QuarkusTransaction.requiringNew().run(() -> counted.add(late, OptionalInt.of(100)));

        ofPrinter().body("value[0].pageCount", equalTo(2));
    }

    @Test
    void reports_outlive_the_jobs_they_are_of() {
        var sheet = print(1);
        awaitCounted();
        Office.sql("update spool_job set expires_at = now() where id = ?", Long.valueOf(sheet.job()));
        retention.pruneBatch();
        sheet.get().statusCode(404);

        reportRetention.pruneBatch();

        ofPrinter().body("value[0].pageCount", equalTo(2));
        archived("").body("value.id", contains(sheet.job())).body("value[0].printerName", equalTo("Folder"));
    }

    @Test
    void what_is_too_old_is_forgotten() {
        print(1);
        awaitCounted();
        Office.sql(
                "update spool_archived_job set ended_at = ended_at - interval '13 months' where printer_id = ?",
                target.printer());
        Office.sql(
                "update spool_usage set usage_date = usage_date - interval '6 years' where subject = ?",
                target.printer().toString());

        reportRetention.pruneBatch();

        archived("").body("value", empty());
        ofPrinter().body("value", empty());
    }

    @Test
    void archived_jobs_are_those_of_a_printer_a_person_or_a_group_within_times_both_inclusive() {
        var sheet = canceled();
        String ended = archived("").extract().path("value[0].completionDateTime");
        var after = Instant.parse(ended).plusMillis(1);
        var before = Instant.parse(ended).minusMillis(1);
        String group = group();

        archived(",startDateTime=" + ended + ",endDateTime=" + ended).body("value.id", contains(sheet.job()));
        archived(",startDateTime='" + ended + "'").body("value", hasSize(1));
        archived(",startDateTime=" + after).body("value", empty());
        archived(",endDateTime=" + before).body("value", empty());
        archived(",startDateTime=" + today() + ",endDateTime=" + today()).body("value", hasSize(1));
        archived(",startDateTime=" + today().plusDays(1)).body("value", empty());
        asked(REPORTS + "getUserArchivedPrintJobs(userId='" + ana.id() + "',startDateTime=null,endDateTime=null)")
                .statusCode(200)
                .body("value.id", contains(sheet.job()));
        asked(REPORTS + "getGroupArchivedPrintJobs(groupId='" + group + "')")
                .statusCode(200)
                .body("value.id", contains(sheet.job()));
        asked(REPORTS + "getUserArchivedPrintJobs(userId='" + Office.person().id() + "')")
                .statusCode(200)
                .body("value", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startDateTime=0001-01-01,endDateTime=9999-12-31",
                "startDateTime=0001-01-01T00:00:00Z,endDateTime=9999-12-31T23:59:59Z",
                "startDateTime=0001-01-01T00:00:00.0000000%2B14:00,endDateTime=9999-12-31T23:59:59.9999999-12:00",
                "startDateTime=0001-01-01T00:00:00-12:00,endDateTime=9999-12-31T23:59:59%2B14:00"
            })
    void the_first_and_the_last_day_that_a_client_can_write_mean_for_ever(String times) {
        var sheet = canceled();

        archived("," + times).body("value.id", contains(sheet.job()));
        archived("," + times.split(",")[0]).body("value.id", contains(sheet.job()));
        archived("," + times.split(",")[1]).body("value.id", contains(sheet.job()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startDateTime=0000-12-31",
                "startDateTime=-0001-01-01T00:00:00Z",
                "endDateTime=%2B10000-01-01",
                "endDateTime=%2B999999999-12-31T23:59:59Z"
            })
    void a_year_that_no_calendar_of_ours_has_is_refused(String time) {
        asked(REPORTS + "getPrinterArchivedPrintJobs(printerId='" + target.printer() + "'," + time + ")")
                .statusCode(400)
                .body("error.message", containsString(time.split("=")[0]));
    }

    @Test
    void reports_too_can_be_asked_for_all_days_there_are() {
        canceled();

        report("dailyPrintUsageByPrinter", printer(target.printer()) + "%20and%20usageDate%20ge%200001-01-01")
                .body("value.incompleteJobCount", contains(1));
        report("monthlyPrintUsageByPrinter", printer(target.printer()) + "%20and%20usageDate%20le%209999-12-31")
                .body("value.incompleteJobCount", contains(1));
        report("dailyPrintUsageByPrinter", printer(target.printer()) + "%20and%20usageDate%20lt%200001-01-01")
                .body("value", empty());
        report("dailyPrintUsageByPrinter", printer(target.printer()) + "%20and%20usageDate%20gt%209999-12-31")
                .body("value", empty());
        for (String period : List.of("daily", "monthly")) {
            var ours = Map.of("by", "printer", "period", period, "from", "0001-01-01", "to", "9999-12-31");
            assertThat(csv(ours))
                    .anyMatch(line -> line.contains(target.printer().toString()));
        }
    }

    private String group() {
        var group = Map.of("displayName", "group-" + ana.id(), "members", List.of(Map.of("id", ana.id())));
        return Office.admin()
                .body(Map.of("groups", List.of(group)))
                .put("/api/v1/admin/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("groups[0].id");
    }

    @Test
    void archived_jobs_come_page_by_page() {
        var first = canceled();
        var second = canceled();
        String path = REPORTS + "getPrinterArchivedPrintJobs(printerId='" + target.printer() + "')?$top=1";

        String next =
                asked(path).body("value.id", contains(first.job())).extract().path("'@odata.nextLink'");

        asked(next.substring(next.indexOf("/v1.0/")))
                .statusCode(200)
                .body("value.id", contains(second.job()))
                .body("'@odata.nextLink'", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getPrinterArchivedPrintJobs(printerId='x')",
                "getPrinterArchivedPrintJobs(userId='x')",
                "getUserArchivedPrintJobs(userId='nobody@example.test')",
                "getUserArchivedPrintJobs(userId='x',startDateTime=yesterday)",
                "getUserArchivedPrintJobs(userId='x',startDateTime=2026-02-30)",
                "getUserArchivedPrintJobs(userId='x',startDateTime=2026-02-02,endDateTime=2026-02-01)",
                "getGroupArchivedPrintJobs(groupId=null)",
                "dailyPrintUsageByUser?$filter=usageDate%20eq%20'2026'",
                "dailyPrintUsageByUser?$filter=usageDate%20eq%202026-02-30",
                "dailyPrintUsageByUser?$orderby=usageDate",
                "dailyPrintUsageByUser/x"
            })
    void a_question_that_makes_no_sense_is_refused_with_what_is_wrong(String question) {
        asked(REPORTS + question)
                .statusCode(org.hamcrest.Matchers.in(List.of(400, 404)))
                .body("error.message", org.hamcrest.Matchers.not(org.hamcrest.Matchers.emptyOrNullString()));
    }

    @ParameterizedTest
    @CsvSource({
        "?period=daily, by",
        "?by=printer, period",
        "?by=shop&period=daily, by",
        "?by=user&period=weekly, period",
        "?by=user&period=daily&from=1.1.2026, from",
        "?by=user&period=daily&to=2026-02-30, to"
    })
    void the_administrator_is_told_which_parameter_is_wrong(String query, String field) {
        Office.admin().get(OURS + query).then().statusCode(400).body("detail", containsString(field));
    }

    @Test
    void only_an_administrator_reads_the_stations_report() {
        String question = OURS + "?by=user&period=daily";

        given().get(question).then().statusCode(401);
        ana.calls().get(question).then().statusCode(403);
        Office.app().get(question).then().statusCode(403);
    }
}
