package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void a_directory_that_is_taken_cannot_be_taken_again() throws Exception {
        try (var _ = directory().take()) {
            assertThatThrownBy(() -> directory().take())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("another Holdfast already runs")
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    void a_directory_that_was_given_back_can_be_taken() throws Exception {
        directory().take().close();

        assertThatCode(() -> directory().take().close()).doesNotThrowAnyException();
    }

    private DataDirectory directory() {
        return new DataDirectory(folder.resolve("data"));
    }
}
