package dev.holdfast.printservice.ippserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import dev.holdfast.peers.Cups;
import dev.holdfast.peers.Discovery;
import dev.holdfast.peers.EvePrinter;
import dev.holdfast.testing.Office;
import dev.holdfast.testing.Pdfs;
import dev.holdfast.testing.TlsResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A computer with CUPS prints to a share of ours without a driver, and its owner takes the job out of CUPS' printer in
/// software: programs at both ends that nobody here wrote.
@Tag("conformance")
@QuarkusTest
class CupsTest {

    private static final Office.Shared OFFICE = new Office.Shared();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TITLE = "Minutes";

    /// Far fewer than are kept of one job.
    private static final int FEW_ATTRIBUTE_BYTES = 2_048;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    // Each program's log is there.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Office office;
    private Office.Person ana;
    private Office.Person ben;
    private Cups cups;
    private EvePrinter eve;
    private String user;

    @BeforeEach
    void furnish() {
        office = OFFICE.open();
        ana = office.person();
        ben = office.person();
        cups = started(Cups.start(folder));
        eve = started(new EvePrinter(folder, started(Discovery.start(folder)), "application/pdf,image/jpeg", "true"));
    }

    private <T extends AutoCloseable> T started(T program) {
        started.push(program);
        return program;
    }

    @AfterEach
    void stop() throws Exception {
        while (!started.isEmpty()) started.pop().close();
    }

    private String path() {
        return "/ipp/print/" + office.virtualPrinter().share();
    }

    /// How the computer says whose the job is: with a name that is believed, or with the person's key, over
    /// TLS; then the name that it sends, another person's, is nothing to anybody.
    enum Policy {
        TRUSTED,
        BASIC
    }

    private void queue(Policy policy) {
        Office.admin()
                .body(Map.of("access", policy.name().toLowerCase(Locale.ROOT)))
                .put("/api/v1/admin/shares/" + office.virtualPrinter().share() + "/ipp")
                .then()
                .statusCode(200);
        user = policy == Policy.TRUSTED ? ana.upn() : ben.upn();
        cups.queue(
                "anywhere",
                policy == Policy.TRUSTED
                        ? "ipp://localhost:" + RestAssured.port + path()
                        : "ipps://computer:" + keyOf(ana) + "@localhost:" + TlsResource.port() + path());
    }

    private static String keyOf(Office.Person person) {
        return Office.admin()
                .body(Map.of("name", "computer", "kind", "print", "user", Map.of("id", person.id())))
                .post("/api/v1/admin/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /// Prints it; what we hold then.
    private byte[] print(String name, byte[] bytes, String... options) throws IOException {
        var all = new ArrayList<>(List.of("-t", TITLE));
        all.addAll(List.of(options));
        cups.print("anywhere", user, Files.write(folder.resolve(name), bytes), all.toArray(String[]::new));
        Office.awaitHeld(ana, TITLE);
        assertThat(attributeBytes()).isBetween(100, FEW_ATTRIBUTE_BYTES);
        return document();
    }

    private int attributeBytes() {
        return (Integer) dev.holdfast.printservice.Office.ask(
                "select max(length(ipp_attributes)) from spool_job where printer_id = ?",
                UUID.fromString(office.virtualPrinter().printer()));
    }

    private byte[] document() {
        String jobs = "/v1.0/print/printers/" + office.virtualPrinter().printer() + "/jobs";
        var found = Office.as(ana.key())
                .get(jobs + "?$expand=documents")
                .then()
                .statusCode(200)
                .body("value", hasSize(1))
                .body("value[0].documents", hasSize(1))
                .extract();
        String document = found.path("value[0].id") + "/documents/" + found.path("value[0].documents[0].id");
        return Office.as(ana.key())
                .urlEncodingEnabled(false)
                .get(jobs + "/" + document + "/$value")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private void hasPages(int pages) {
        await().atMost(SOON)
                .until(
                        () -> Office.admin()
                                .get("/api/v1/admin/jobs?state=held&owner=" + ana.id())
                                .path("items.pages"),
                        List.of(pages)::equals);
    }

    /// It waits for its owner and for nobody else, and what the owner takes out of the printer is what we hold.
    private void isPrintedForItsOwner(byte[] held) {
        String printer = Office.admin()
                .body(Map.of("displayName", "Eve", "deviceUri", eve.uri().toString()))
                .post("/api/v1/admin/devices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var terminal = office.terminal(new Office.Printer(printer, folder));
        office.session(terminal, ben).jobs().statusCode(200).body("jobs", empty());

        var session = office.session(terminal, ana);
        session.jobs().statusCode(200).body("jobs.title", contains(TITLE));
        session.release(Map.of("all", true));

        session.awaitRelease("delivered");
        assertThat(eve.printed()).isEqualTo(EvePrinter.once(held));
    }

    private static List<String> texts(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var texts = new ArrayList<String>();
            var stripper = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(document).strip());
            }
            return texts;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_pdf_that_is_printed_raw_arrives_byte_for_byte(Policy policy) throws IOException {
        queue(policy);
        byte[] pdf = Pdfs.of("raw", 2);

        byte[] held = print("raw.pdf", pdf, "-o", "raw");

        assertThat(held).isEqualTo(pdf);
        hasPages(2);
        isPrintedForItsOwner(held);
    }

    @ParameterizedTest
    @EnumSource
    void a_jpeg_arrives_byte_for_byte(Policy policy) throws IOException {
        queue(policy);
        byte[] jpeg = IppTool.jpeg(BufferedImage.TYPE_INT_RGB);

        byte[] held = print("photo.jpg", jpeg);

        assertThat(held).isEqualTo(jpeg);
        hasPages(1);
        isPrintedForItsOwner(held);
    }

    @ParameterizedTest
    @EnumSource
    void the_pages_of_a_pdf_arrive_in_order(Policy policy) throws IOException {
        queue(policy);
        byte[] pdf = Pdfs.of("page", 3);

        byte[] held = print("pages.pdf", pdf);

        assertThat(texts(held)).hasSize(3).isEqualTo(texts(pdf));
        hasPages(3);
        isPrintedForItsOwner(held);
    }

    @ParameterizedTest
    @EnumSource
    void a_text_arrives_as_a_pdf_with_as_many_pages_as_it_fills(Policy policy) throws IOException {
        queue(policy);
        // Six lines to the inch, and no paper is shorter than eleven inches.
        var lines = IntStream.rangeClosed(1, 150).mapToObj(n -> "Line " + n).toList();

        byte[] held = print("lines.txt", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));

        assertThat(texts(held)).hasSize(3);
        assertThat(texts(held).stream().flatMap(String::lines).map(String::strip))
                .containsExactlyElementsOf(lines);
        hasPages(3);
        isPrintedForItsOwner(held);
    }
}
