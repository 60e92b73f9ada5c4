package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPortTest {

    @TempDir
    Path folder;

    ServerPort port;

    @BeforeEach
    void name_the_file() {
        port = new ServerPort(folder.resolve("port"));
    }

    @Test
    void the_port_stays_the_same() throws IOException {
        assertThat(port.choose()).isEqualTo(port.choose());
    }

    @Test
    void a_port_that_somebody_else_took_is_replaced_for_good() throws IOException {
        int first = port.choose();
        try (var _ = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            int second = port.choose();

            assertThat(second).isNotEqualTo(first);
            assertThat(Files.readString(port.file()).strip()).isEqualTo(Integer.toString(second));
        }
    }

    @Test
    void a_port_file_cut_off_by_a_crash_is_written_again() throws IOException {
        Files.writeString(port.file(), "");

        assertThat(port.choose()).isPositive();
        assertThat(Files.readString(port.file())).isNotBlank();
    }
}
