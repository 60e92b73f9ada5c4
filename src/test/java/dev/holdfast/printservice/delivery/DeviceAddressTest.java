package dev.holdfast.printservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"file:", "FILE:", " file: "})
    void a_folder_is_asked_for_without_a_name(String text) {
        assertThat(DeviceAddress.parse(text).scheme()).isEqualTo("file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipp://printer.example.test/ipp/print", "ipps://10.0.0.7:631/ipp/print", "IPP://[::1]/"})
    void printers_somewhere_else_are_addresses(String text) {
        assertThat(DeviceAddress.parse(text).scheme()).startsWith("ipp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "printer",
                "file:///etc",
                "file:/tmp/printed",
                "file://server/share",
                "http://printer.example.test/",
                "https://169.254.169.254/latest/meta-data",
                "gopher://printer.example.test/",
                "jar:file:/tmp/x!/y",
                "socket://printer.example.test",
                "ipp://169.254.169.254/ipp/print",
                "ipp://[fe80::1]/ipp/print",
                "ipp://[::ffff:169.254.169.254]/",
                "ipp://224.0.0.1/",
                "ipp://0.0.0.0/",
                "ipp://[::]/",
                "ipp://metadata.google.internal/",
                "ipp://user:secret@printer.example.test/",
                "ipp:///ipp/print",
                "ipp:printer",
                "ipp://bad host/"
            })
    void what_no_device_may_have_is_refused_by_name(String text) {
        assertThatThrownBy(() -> DeviceAddress.parse(text))
                .isInstanceOfSatisfying(
                        DeviceForbidden.class,
                        problem -> assertThat(problem.status()).isEqualTo(422));
    }
}
