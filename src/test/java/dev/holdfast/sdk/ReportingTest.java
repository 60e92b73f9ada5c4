package dev.holdfast.sdk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.graph.models.ArchivedPrintJob;
import com.microsoft.graph.models.PrintJobProcessingState;
import com.microsoft.graph.models.PrintUsageByPrinter;
import com.microsoft.graph.models.PrintUsageByUser;
import com.microsoft.graph.reports.ReportsRequestBuilder;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What was printed, by Microsoft's SDK for Java.
@Tag("conformance")
@ExtendWith(Driven.class)
@QuarkusTest
class ReportingTest {

    private Sdk sdk;
    private ReportsRequestBuilder reports;
    private Office.Target target;
    private Sheet sheet;

    @BeforeEach
    void print() {
        sdk = new Sdk();
        reports = sdk.administrator().reports();
        target = Office.device();
        sheet = Sheet.print(sdk.who(), Office.share(target.printer()), Pdfs.of("Report", 2));
        await().atMost(20, SECONDS).until(() -> sheet.state().equals("completed"));
        await().atMost(20, SECONDS).until(() -> byPrinterDaily().getPageCount(), Long.valueOf(4)::equals);
    }

    private PrintUsageByPrinter byPrinterDaily() {
        return only(reports.dailyPrintUsageByPrinter()
                .get(request -> request.queryParameters.filter = "printerId eq '" + target.printer() + "'")
                .getValue());
    }

    private String byUs() {
        return "userPrincipalName eq '" + sdk.who().upn().replace("'", "''") + "'";
    }

    private static <T> T only(List<T> rows) {
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    @Test
    void each_report_of_printers_has_a_row_that_can_be_read_alone() {
        var daily = byPrinterDaily();
        var monthly = only(reports.monthlyPrintUsageByPrinter()
                .get(request -> request.queryParameters.filter = "printerId eq '" + target.printer() + "'")
                .getValue());

        assertThat(daily.getCompletedColorJobCount()).isEqualTo(1);
        assertThat(daily.getPrinterName()).isEqualTo("Folder");
        assertThat(reports.dailyPrintUsageByPrinter()
                        .byPrintUsageByPrinterId(daily.getId())
                        .get()
                        .getUsageDate())
                .isEqualTo(daily.getUsageDate());
        assertThat(reports.monthlyPrintUsageByPrinter()
                        .byPrintUsageByPrinterId(monthly.getId())
                        .get()
                        .getUsageDate())
                .isEqualTo(daily.getUsageDate().withDayOfMonth(1));
    }

    @Test
    void each_report_of_people_has_a_row_that_can_be_read_alone() {
        PrintUsageByUser daily = only(reports.dailyPrintUsageByUser()
                .get(request -> request.queryParameters.filter = byUs())
                .getValue());
        PrintUsageByUser monthly = only(reports.monthlyPrintUsageByUser()
                .get(request -> request.queryParameters.filter = byUs())
                .getValue());

        assertThat(monthly.getUsageDate()).isEqualTo(daily.getUsageDate().withDayOfMonth(1));
        assertThat(reports.dailyPrintUsageByUser()
                        .byPrintUsageByUserId(daily.getId())
                        .get()
                        .getMediaSheetCount())
                .isEqualTo(4);
        assertThat(reports.monthlyPrintUsageByUser()
                        .byPrintUsageByUserId(monthly.getId())
                        .get()
                        .getUserPrincipalName())
                .isEqualTo(sdk.who().upn());
    }

    @Test
    void single_jobs_are_found_by_printer_person_and_group() {
        var from = OffsetDateTime.now(ZoneOffset.ofHours(-7)).minusHours(1);
        var to = OffsetDateTime.now(ZoneOffset.ofHours(9)).plusHours(1);

        assertThat(reports.getPrinterArchivedPrintJobsWithPrinterIdWithStartDateTimeWithEndDateTime(
                                to, target.printer().toString(), from)
                        .get()
                        .getValue())
                .singleElement()
                .satisfies(job -> assertThat(job.getProcessingState()).isEqualTo(PrintJobProcessingState.Completed));
        assertThat(reports.getUserArchivedPrintJobsWithUserIdWithStartDateTimeWithEndDateTime(
                                to, from, sdk.who().id())
                        .get()
                        .getValue())
                .extracting(ArchivedPrintJob::getId)
                .containsExactly(sheet.job());
        assertThat(reports.getGroupArchivedPrintJobsWithGroupIdWithStartDateTimeWithEndDateTime(to, sdk.group(), from)
                        .get()
                        .getValue())
                .extracting(ArchivedPrintJob::getPrinterName)
                .containsExactly("Folder");
    }
}
