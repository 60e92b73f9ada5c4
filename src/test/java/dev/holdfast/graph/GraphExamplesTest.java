package dev.holdfast.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.spool.DocumentProperties;
import dev.holdfast.printservice.spool.PrintSettings;
import dev.holdfast.printservice.spool.ServiceEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The JSON of the public documentation, read with the application's own mapper.
@QuarkusTest
class GraphExamplesTest {

    private static final Path EXAMPLES = Path.of("src", "test", "resources", "graph-examples");

    /// Which record an example is of, by the start of its file's name; the first that fits counts.
    private static final List<Map.Entry<String, Class<?>>> TYPES = List.of(
            Map.entry("print-list-connectors", PrintConnector.class),
            Map.entry("printconnector-get", PrintConnector.class),
            Map.entry("printconnector-update.03", PrintConnector.class),
            Map.entry("printer-list-connectors", PrintConnector.class),
            Map.entry("subscriptions-socketio", Subscription.class),
            Map.entry("print-list-printers.03", Printer.class),
            Map.entry("print-list-shares.03", PrinterShare.class),
            Map.entry("print-post-shares.03", PrinterShare.class),
            Map.entry("print-post-taskdefinitions", PrintTaskDefinition.class),
            Map.entry("print-update-taskdefinition", PrintTaskDefinition.class),
            Map.entry("printtaskdefinition-get", PrintTaskDefinition.class),
            Map.entry("printtaskdefinition-update-task.03", PrintTask.class),
            Map.entry("printtask-get", PrintTask.class),
            Map.entry("printtasktrigger-get", PrintTaskTrigger.class),
            Map.entry("printer-list-tasktriggers", PrintTaskTrigger.class),
            Map.entry("printer-post-tasktriggers.03", PrintTaskTrigger.class),
            Map.entry("printer-get", Printer.class),
            Map.entry("printer-update.03", Printer.class),
            Map.entry("printer-list-shares", PrinterShare.class),
            Map.entry("printershare-get", PrinterShare.class),
            Map.entry("printershare-update.03", PrinterShare.class),
            Map.entry("printershare-post-jobs.03", PrintJob.class),
            Map.entry("printjob-get", PrintJob.class),
            Map.entry("printjob-redirect.03", PrintJob.class),
            Map.entry("printjob-start", PrintJob.Status.class),
            Map.entry("printoperation-get", PrinterCreateOperation.class),
            Map.entry("printdocument-createuploadsession.04", UploadSession.class),
            Map.entry("upload-data-to-upload-session.05", DocumentProperties.class),
            Map.entry("upload-data-to-upload-session", UploadSession.class),
            Map.entry("subscription-get", Subscription.class),
            Map.entry("subscription-list", Subscription.class),
            Map.entry("subscription-post-subscriptions", Subscription.class),
            Map.entry("subscription-update.03", Subscription.class),
            Map.entry("universal-print-webhook-notifications", Subscription.class),
            Map.entry("webhooks.01", Subscription.class),
            Map.entry("webhooks.05", ChangeNotification.class),
            Map.entry("change-notifications-delivery.01", ChangeNotification.class),
            Map.entry("printusagebyprinter-get", PrintUsageByPrinter.class),
            Map.entry("printusagebyuser-get", PrintUsageByUser.class),
            Map.entry("reportroot-list-dailyprintusagebyprinter", PrintUsageByPrinter.class),
            Map.entry("reportroot-list-dailyprintusagebyuser", PrintUsageByUser.class),
            Map.entry("reportroot-list-monthlyprintusagebyprinter", PrintUsageByPrinter.class),
            Map.entry("reportroot-list-monthlyprintusagebyuser", PrintUsageByUser.class),
            Map.entry("reports-get", ArchivedPrintJob.class),
            Map.entry("print-get-settings.03", PrintSettings.class),
            Map.entry("print-list-services", ServiceEndpoint.Service.class),
            Map.entry("printservice-get", ServiceEndpoint.Service.class),
            Map.entry("printservice-list-endpoints", ServiceEndpoint.class),
            Map.entry("printserviceendpoint-get", ServiceEndpoint.class));

    /// What examples show that the metadata does not have.
    private static final Set<String> OFF_CONTRACT = Set.of("ready", "disconnected");

    @Inject
    ObjectMapper json;

    @Test
    void what_an_example_says_and_a_record_knows_is_in_the_record() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            var read = files.flatMap(this::items).toList();

            assertThat(read).hasSizeGreaterThan(50);
            assertThat(read)
                    .allSatisfy(example ->
                            assertThat(differences(example)).as(example.file()).isEmpty());
        }
    }

    @Test
    void what_was_lost_on_the_way_would_be_found() throws IOException {
        var printer = items(EXAMPLES.resolve("printer-get.04.response.json"))
                .findFirst()
                .orElseThrow();
        var other = (ObjectNode) printer.documented().deepCopy();
        other.put("displayName", "Other").put("registeredDateTime", "2020-02-04T00:00:01Z");
        other.withObject("location").putArray("subUnit").add("Main Plaza");

        assertThat(differences(new Example("", other, printer.read())))
                .extracting(difference -> difference.replaceAll(" .*", ""))
                .containsExactly("Printer.displayName", "Printer.location.subunit", "Printer.registeredDateTime");
    }

    @Test
    void every_answer_among_them_is_one_of_our_records() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            var unknown = files.filter(file -> file.toString().endsWith(".response.json"))
                    .filter(file -> type(file).isEmpty());

            assertThat(unknown).isEmpty();
        }
    }

    @Test
    void every_record_has_an_example() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            var names = files.map(file -> file.getFileName().toString()).toList();

            assertThat(TYPES).allSatisfy(type -> assertThat(names).anyMatch(name -> name.startsWith(type.getKey())));
        }
    }

    @Test
    void a_printer_is_read_with_its_times_and_places() {
        var printer = (Printer) only("printer-get.04.response.json");

        assertThat(printer.displayName()).isEqualTo("PrinterName");
        assertThat(printer.registeredDateTime()).isEqualTo("2020-02-04T00:00:00Z");
        assertThat(printer.status().state()).isEqualTo(PrinterStatus.State.STOPPED);
        assertThat(printer.location().subunit()).containsExactly("Main Plaza", "Unit 400");
        assertThat(printer.lastSeenDateTime()).isNull();
    }

    @Test
    void what_is_outside_the_enumeration_reads_as_its_default() throws IOException {
        assertThat(state("{'state':'ready','details':['disconnected'],'description':''}", PrinterStatus.class)
                        .state())
                .isEqualTo(PrinterStatus.State.UNKNOWN);
        assertThat(state("{'state':'resting','description':''}", PrintJob.Status.class)
                        .state())
                .isEqualTo(PrintJob.State.UNKNOWN_FUTURE_VALUE);
        assertThat(state("{'state':'dreaming'}", PrintTask.Status.class).state())
                .isEqualTo(PrintTask.State.UNKNOWN_FUTURE_VALUE);
        assertThat(state("{'state':'yawning'}", PrinterCreateOperation.Status.class)
                        .state())
                .isEqualTo(PrinterCreateOperation.State.UNKNOWN_FUTURE_VALUE);
    }

    @Test
    void a_job_is_read_with_its_tasks() {
        var job = (PrintJob) only("printjob-get.06.response.json");

        assertThat(job.status().state()).isEqualTo(PrintJob.State.COMPLETED);
        assertThat(job.tasks()).singleElement().satisfies(task -> {
            assertThat(task.status().state()).isEqualTo(PrintTask.State.PROCESSING);
            assertThat(JobRef.parse(task.parentUrl()))
                    .contains(new JobRef("c05f3726-0d4b-4aa1-8fe9-2eb981bb26fb", "5182"));
        });
    }

    @Test
    void a_configuration_that_is_read_and_written_stays_the_same() throws IOException {
        var configuration = ((PrintJob) only("printjob-redirect.03.response.json")).configuration();
        var written = json.valueToTree(configuration);

        assertThat(json.treeToValue(written, PrintJobConfiguration.class)).isEqualTo(configuration);
        assertThat(written.has("finishings"))
                .as("what is not set is not written")
                .isFalse();
    }

    private <T> T state(String text, Class<T> type) throws IOException {
        return json.readValue(text.replace('\'', '"'), type);
    }

    private Object only(String name) {
        return items(EXAMPLES.resolve(name)).findFirst().orElseThrow().read();
    }

    /// One thing as the documentation shows it, and as it was read.
    private record Example(String file, JsonNode documented, Object read) {}

    private List<String> differences(Example example) {
        return KnownMembers.differences(json, OFF_CONTRACT, example.documented(), example.read());
    }

    /// The example, or the items of its list, as the record that it is of; none where it is of none.
    private Stream<Example> items(Path file) {
        try {
            var tree = json.readTree(file.toFile());
            var type = type(file);
            if (type.isEmpty()) {
                return Stream.empty();
            }
            var list = tree.path("value");
            Stream<JsonNode> items = list.isArray() ? list.valueStream() : Stream.of(tree);
            return items.map(
                    item -> new Example(file.getFileName().toString(), item, json.convertValue(item, type.get())));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Optional<? extends Class<?>> type(Path file) {
        String name = file.getFileName().toString();
        return TYPES.stream()
                .filter(type -> name.startsWith(type.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
