package dev.holdfast.printservice.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.ipp.IppClient;
import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.spool.DeviceAt;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DevicesTest {

    @Inject
    Devices devices;

    @Inject
    IppClient client;

    @Inject
    PrinterTargets targets;

    @Inject
    Conversions conversions;

    private Office.Target target;
    private Path away;

    @BeforeEach
    void furnish() {
        target = Office.device();
        away = target.folder().resolveSibling(target.folder().getFileName() + "-away");
    }

    private void takeAway() throws IOException {
        Files.move(target.folder(), away);
    }

    private void bringBack() throws IOException {
        Files.move(away, target.folder());
    }

    @Tag("conformance")
    @Test
    void a_device_that_goes_away_is_a_stopped_printer_until_it_comes_back() throws IOException {
        await().atMost(20, SECONDS).until(() -> status().equals("idle"));

        takeAway();
        await().atMost(20, SECONDS).until(() -> status().equals("stopped"));
        assertThat(Office.ask("select accepting_jobs from spool_printer where id = ?", target.printer()))
                .isEqualTo(true);
        assertThat((String) Office.ask("select status ->> 'details' from spool_printer where id = ?", target.printer()))
                .contains("other");

        bringBack();
        await().atMost(20, SECONDS).until(() -> status().equals("idle"));
        assertThat(Office.ask("select last_seen_at from spool_printer where id = ?", target.printer()))
                .isNotNull();
    }

    @Test
    void folders_are_devices_only_where_that_is_allowed() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(DevicesConfig.class)
                .withDefaultValue("holdfast.print-service.devices.allow-file", "false")
                .withDefaultValue(
                        "holdfast.print-service.devices.file-root",
                        target.folder().getParent().toString())
                .withDefaultValue("holdfast.print-service.devices.poll-every", "PT5S")
                .withDefaultValue("holdfast.print-service.devices.look-within", "PT3S")
                .withDefaultValue("holdfast.print-service.devices.connect-within", "PT5S")
                .withDefaultValue("holdfast.print-service.devices.answer-within", "PT5S")
                .withDefaultValue("holdfast.print-service.devices.take-within", "PT5S")
                .build()
                .getConfigMapping(DevicesConfig.class);
        var none = new Devices(config, client, targets, conversions);

        assertThatThrownBy(() -> none.describe("file:")).isInstanceOf(DeviceForbidden.class);
        assertThat(none.at(new DeviceAt(target.folder().toUri(), null))).isInstanceOf(NoDevice.class);
        assertThat(at(target.folder())).isInstanceOf(FileDevice.class);
    }

    private String status() {
        return (String) Office.ask("select status ->> 'state' from spool_printer where id = ?", target.printer());
    }

    @Test
    void a_new_folder_device_has_a_name_of_its_own_below_the_root() {
        var one = devices.describe("file:");
        var other = devices.describe("file:");

        assertThat(one.uri()).isNotEqualTo(other.uri());
        assertThat(one.uri().getScheme()).isEqualTo("file");
        assertThat(Path.of(one.uri())).isEmptyDirectory();
        assertThat(one.said().capabilities().contentTypes()).contains("application/pdf");
    }

    @Test
    void devices_that_are_forbidden_are_not_asked() {
        assertThatThrownBy(() -> devices.describe("ipp://169.254.169.254/")).isInstanceOf(DeviceForbidden.class);
        assertThatThrownBy(() -> devices.describe("file:///etc")).isInstanceOf(DeviceForbidden.class);
    }

    @Test
    void a_folder_outside_the_root_is_no_device_whatever_the_row_says() {
        assertThat(at(Path.of("/etc"))).isInstanceOf(NoDevice.class);
        assertThat(at(target.folder().resolve("../../x"))).isInstanceOf(NoDevice.class);
        assertThat(at(target.folder())).isEqualTo(new FileDevice(target.folder()));
    }

    private Device at(Path folder) {
        return devices.at(new DeviceAt(folder.toUri(), null));
    }
}
