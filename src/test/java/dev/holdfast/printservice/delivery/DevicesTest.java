package dev.holdfast.printservice.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.printservice.Office;
import dev.holdfast.printservice.spool.DeviceAt;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DevicesTest {

    @Inject
    Devices devices;

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
        var none = new Devices(new DevicesConfig() {
            @Override
            public boolean allowFile() {
                return false;
            }

            @Override
            public Optional<Path> fileRoot() {
                return Optional.ofNullable(target.folder().getParent());
            }

            @Override
            public Duration pollEvery() {
                return Duration.ofSeconds(5);
            }
        });

        assertThatThrownBy(() -> none.describe("file:")).isInstanceOf(DeviceForbidden.class);
        assertThat(none.at(target.folder().toUri())).isInstanceOf(NoDevice.class);
        assertThat(devices.at(target.folder().toUri())).isInstanceOf(FileDevice.class);
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
