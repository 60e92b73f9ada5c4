package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.delivery.ScriptedPrinter.Trick;
import dev.holdfast.testing.Pdfs;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What stands still keeps nobody else from their paper.
@Tag("conformance")
@QuarkusTest
class StandstillTest extends IppScene {

    // More than lies on the way between two sockets.
    private static final int MUCH = 3_000_000;
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void many_printers_that_stop_reading_keep_no_other_printer_from_its_document() {
        var end = new CountDownLatch(1);
        var content = PrinterMemory.document(MUCH);
        var stuck = IntStream.range(0, 24)
                .mapToObj(_ -> ScriptedPrinter.start().once(ScriptedPrinter.SEND_DOCUMENT, new Trick.StandsStill(end)))
                .toList();
        var devices = stuck.stream().map(IppScene::register).toList();
        try {
            devices.forEach(device -> release(device, content));
            await().atMost(SOON)
                    .until(() -> stuck.stream()
                            .allMatch(printer -> printer.calls().contains(ScriptedPrinter.SEND_DOCUMENT)));

            UUID device = register();
            awaitState(device, release(device, content), "completed");

            assertThat(memory.paper()).containsExactly(content);
            assertThat(underWay(devices)).isEqualTo(stuck.size());
        } finally {
            devices.forEach(device -> Office.sql("delete from spool_delivery where printer_id = ?", device));
            end.countDown();
            stuck.forEach(ScriptedPrinter::close);
        }
    }

    private static long underWay(List<UUID> devices) {
        return (Long) Office.ask(
                "select count(*) from spool_delivery where printer_id = any (?) and leased_until > now()",
                (Object) devices.toArray(UUID[]::new));
    }

    @Test
    void conversions_that_stand_still_keep_no_other_printer_for_longer_than_a_moment() throws Exception {
        memory.takeOnly("image/urf");
        try (var second = rasterOnly();
                var third = rasterOnly()) {
            UUID device = register(third);
            var still = List.of(standstill(register()), standstill(register(second)));
            try {
                String job = release(device, Pdfs.of("Plan", 1));
                awaitDescription(device, job, "Other documents are being converted.");
                third.memory().takeOnly("application/pdf");
                awaitState(device, job, "completed");
            } finally {
                still.forEach(ProcessHandle::destroyForcibly);
            }
            await().atMost(SOON)
                    .until(() -> Stream.of(printer, second)
                            .allMatch(each -> each.memory().paper().size() == 1));
        }
    }

    private static ScriptedPrinter rasterOnly() {
        var printer = ScriptedPrinter.start();
        printer.memory().takeOnly("image/urf");
        return printer;
    }

    /// A conversion for the device, which is stopped in its midst.
    private ProcessHandle standstill(UUID device) throws Exception {
        var before = conversions();
        release(device, Pdfs.of("Plan", 30));
        var begun = await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> conversions().stream()
                                .filter(process -> !before.contains(process))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(begun.pid()))
                        .start()
                        .waitFor())
                .isZero();
        return begun;
    }

    private static List<ProcessHandle> conversions() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("dev.holdfast.document.Convert"))
                .toList();
    }
}
