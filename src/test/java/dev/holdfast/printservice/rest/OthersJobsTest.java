package dev.holdfast.printservice.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.UserId;
import dev.holdfast.printservice.Clerk;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.Sheet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a Printer Administrator may do with other people's jobs, by permission.
@QuarkusTest
class OthersJobsTest {

    private static final String UPLOAD = """
            {"properties":{"documentName":"x","contentType":"application/pdf","size":1}}""";

    private Office.Queue queue;
    private Office.Who boss;
    private Sheet sheet;

    @BeforeEach
    void furnish() {
        queue = Office.queue();
        boss = Office.person();
        sheet = Sheet.create(Office.person(), queue.share());
        Sheet.put(sheet.uploadUrl(10), Sheet.bytes(10), 0, 10).statusCode(201);
    }

    private RequestSpecification administrator(String... scopes) {
        var person = new UserId(UUID.fromString(boss.id()));
        var besidePrinters = Stream.concat(Stream.of("Printer.Read.All"), Stream.of(scopes));
        return Clerk.with(Clerk.key(Caller.Kind.ADMIN, Ids.next(), person, besidePrinters.toArray(String[]::new)));
    }

    private String jobs() {
        return "/v1.0/print/printers/" + queue.printer() + "/jobs";
    }

    private String document() {
        return jobs() + "/" + sheet.job() + "/documents/" + sheet.document();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PrintJob.Read", "PrintJob.ReadBasic", "PrintJob.ReadWrite", "PrintJob.ReadWriteBasic"})
    void without_all_an_administrator_sees_own_jobs_only(String scope) {
        var own = Sheet.create(boss, queue.share());

        administrator(scope).get(jobs()).then().statusCode(200).body("value.id", contains(own.job()));
        administrator(scope).get(jobs() + "/" + sheet.job()).then().statusCode(404);
        administrator(scope).get(sheet.path()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PrintJob.Read.All",
                "PrintJob.ReadBasic.All",
                "PrintJob.ReadWrite.All",
                "PrintJob.ReadWriteBasic.All"
            })
    void with_all_an_administrator_sees_everybodys(String scope) {
        administrator(scope).get(jobs()).then().statusCode(200).body("value.id", contains(sheet.job()));
        administrator(scope).get(sheet.path()).then().statusCode(200);
    }

    @Test
    void seeing_everybodys_jobs_is_not_reading_everybodys_documents() {
        var both = new String[] {"PrintJob.Read", "PrintJob.ReadBasic.All"};

        administrator(both).get(jobs() + "/" + sheet.job()).then().statusCode(200);
        administrator(both).get(document() + "/$value").then().statusCode(404);
        administrator("PrintJob.Read.All").get(document() + "/$value").then().statusCode(200);
    }

    @Test
    void starting_and_uploading_in_another_persons_name_needs_all() {
        administrator("PrintJob.Create")
                .post(jobs() + "/" + sheet.job() + "/start")
                .then()
                .statusCode(404);
        administrator("PrintJob.Create")
                .body(UPLOAD)
                .post(document() + "/createUploadSession")
                .then()
                .statusCode(404);
        administrator("PrintJob.ReadWrite.All")
                .post(jobs() + "/" + sheet.job() + "/start")
                .then()
                .statusCode(200);
    }

    @Test
    void to_cancel_it_is_enough_to_be_an_administrator() {
        administrator("PrintJob.ReadWriteBasic")
                .post(jobs() + "/" + sheet.job() + "/cancel")
                .then()
                .statusCode(204);
    }

    @Test
    void a_person_sees_own_jobs_only_whatever_the_key_says() {
        var person = new UserId(UUID.fromString(boss.id()));
        var key = Clerk.key(Caller.Kind.USER, Ids.next(), person, "PrintJob.Read.All", "PrinterShare.Read.All");

        Clerk.with(key).get(jobs()).then().statusCode(200).body("value", empty());
    }
}
