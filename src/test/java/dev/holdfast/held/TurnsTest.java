package dev.holdfast.held;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.graph.UniversalPrint;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void a_lease_that_may_lapse_during_a_call_is_no_setting_to_start_with() {
        assertThatThrownBy(() -> Turns.longEnough(UniversalPrint.LONGEST_CALL))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("holdfast.held.lease");
        assertThatCode(() -> Turns.longEnough(UniversalPrint.LONGEST_CALL.plusMillis(1)))
                .doesNotThrowAnyException();
    }
}
