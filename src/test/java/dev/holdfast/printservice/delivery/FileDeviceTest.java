package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.PrinterStatus;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.printservice.delivery.Device.Outcome;
import dev.holdfast.printservice.spool.DeviceJob;
import dev.holdfast.printservice.spool.EarlierAttempts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileDeviceTest {

    @TempDir
    Path temporary;

    private Path folder;
    private FileDevice device;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(temporary.resolve("device"));
        device = new FileDevice(folder);
    }

    /// When a turn is over.
    private enum Lost {
        NEVER,
        BEFORE_IT_IS_ANNOUNCED,
        AFTER_IT_WAS_ANNOUNCED
    }

    /// A job that may be sent, or whose turn is over at some moment.
    private record Job(int attempt, String text, Lost lost) implements Handover {

        static Job of(int attempt, String text) {
            return new Job(attempt, text, Lost.NEVER);
        }

        @Override
        public long job() {
            return 4711;
        }

        @Override
        public String name() {
            return "Holdfast 4711";
        }

        @Override
        public String owner() {
            return "Ana";
        }

        @Override
        public PrintJobConfiguration configuration() {
            return PrintJobConfiguration.NONE;
        }

        @Override
        public AttributeGroup asked() {
            return AttributeGroup.EMPTY;
        }

        @Override
        public EarlierAttempts earlier() {
            return EarlierAttempts.NONE;
        }

        @Override
        public void begin(DeviceJob job) {
            throw new AssertionError("a folder makes no jobs");
        }

        @Override
        public void recalling(Optional<String> refusal) {
            throw new AssertionError("a folder makes no jobs");
        }

        @Override
        public long octets() {
            return text.length();
        }

        @Override
        public String contentType() {
            return "application/pdf";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes());
        }

        @Override
        public void working() {
            if (lost == Lost.AFTER_IT_WAS_ANNOUNCED) throw new TurnLost("4711");
        }

        @Override
        public void sending(long octets, List<String> dropped) {
            if (lost == Lost.BEFORE_IT_IS_ANNOUNCED) throw new TurnLost("4711");
        }
    }

    private List<String> paper() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_job_becomes_one_file_named_after_it() throws IOException {
        assertThat(device.deliver(Job.of(1, "%PDF"))).isEqualTo(new Outcome.Delivered());

        assertThat(paper()).containsExactly("4711.pdf");
        assertThat(folder.resolve("4711.pdf")).hasContent("%PDF");
    }

    @Test
    void delivering_it_again_finds_the_paper_there() throws IOException {
        device.deliver(Job.of(1, "%PDF"));

        assertThat(device.deliver(Job.of(2, "%PDF"))).isEqualTo(new Outcome.Delivered());
        assertThat(paper()).containsExactly("4711.pdf");
    }

    @Test
    void another_document_of_that_name_is_never_replaced() throws IOException {
        Files.writeString(folder.resolve("4711.pdf"), "somebody else's");

        assertThat(device.deliver(Job.of(1, "%PDF"))).isInstanceOf(Outcome.Refused.class);
        assertThat(folder.resolve("4711.pdf")).hasContent("somebody else's");
        assertThat(paper()).containsExactly("4711.pdf");
    }

    @ParameterizedTest
    @EnumSource(names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
    void whose_turn_is_over_prints_nothing(Lost lost) throws IOException {
        assertThatThrownBy(() -> device.deliver(new Job(1, "%PDF", lost))).isInstanceOf(Handover.TurnLost.class);

        assertThat(paper()).isEmpty();
    }

    @Test
    void what_earlier_attempts_left_half_written_goes() throws IOException {
        Files.writeString(folder.resolve(".unfinished-4711-1"), "%P");
        Files.writeString(folder.resolve(".unfinished-1174-1"), "another job's");

        device.deliver(Job.of(2, "%PDF"));

        assertThat(paper()).containsExactly("4711.pdf");
    }

    @Test
    void a_missing_folder_is_a_stopped_device_that_prints_nothing_until_it_is_back() throws IOException {
        Files.delete(folder);

        assertThat(device.probe().status().state()).isEqualTo(PrinterStatus.State.STOPPED);
        assertThat(device.probe().status().details()).isNotEmpty();
        assertThat(device.deliver(Job.of(1, "%PDF"))).isInstanceOf(Outcome.NothingSent.class);

        Files.createDirectory(folder);
        assertThat(device.probe().status().state()).isEqualTo(PrinterStatus.State.IDLE);
        assertThat(device.deliver(Job.of(2, "%PDF"))).isEqualTo(new Outcome.Delivered());
    }

    @Test
    void a_folder_that_is_a_file_is_no_device() throws IOException {
        Files.delete(folder);
        Files.writeString(folder, "not a folder");

        assertThatThrownBy(device::describe).isInstanceOf(DeviceUnavailable.class);
    }
}
