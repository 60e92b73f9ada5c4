package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    private static final UUID ID = UUID.fromString("01234567-89ab-4cde-8f01-23456789abcd");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.com/v1.0/print/printers/ID",
                "https://graph.microsoft.com/beta/print/printers('ID')",
                "http://localhost:8080/v1.0/print/printers/ID",
                "https://example.com/printing/v1.0/print/printers/ID",
                "/print/printers/ID",
                "print/printers/ID"
            })
    void the_id_is_taken_from_any_address_of_the_thing(String url) {
        assertThat(References.printer("printer@odata.bind", url.replace("ID", ID.toString())))
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ID",
                "https://graph.microsoft.com/v1.0/print/shares/ID",
                "https://graph.microsoft.com/v1.0/print/printers/ID/",
                "https://graph.microsoft.com/v1.0/print/printers/ID/jobs",
                "https://graph.microsoft.com/v1.0/print/printers/ID?x=1",
                "https://graph.microsoft.com/v1.0/print/printers/ID#x",
                "https://user@graph.microsoft.com/v1.0/print/printers/ID",
                "https://graph.microsoft.com/v2.0/print/printers/ID",
                "https://graph.microsoft.com/v1.0/print/../printers/ID",
                "ftp://graph.microsoft.com/v1.0/print/printers/ID",
                "https://graph.microsoft.com/v1.0/print/printers/not-a-uuid",
                "https://graph.microsoft.com/v1.0/print/printers('ID"
            })
    void whatever_else_is_no_reference(String url) {
        assertThatThrownBy(() -> References.printer("printer@odata.bind", url.replace("ID", ID.toString())))
                .isInstanceOf(GraphProblem.class)
                .hasMessageContaining("printer@odata.bind");
    }

    @Test
    void people_and_groups_are_also_objects_of_the_directory() {
        assertThat(References.user("https://graph.microsoft.com/v1.0/directoryObjects/abc"))
                .isEqualTo("abc");
        assertThat(References.group("https://graph.microsoft.com/v1.0/groups/abc"))
                .isEqualTo("abc");
        assertThatThrownBy(() -> References.user("https://graph.microsoft.com/v1.0/groups/abc"))
                .isInstanceOf(GraphProblem.class);
        assertThatThrownBy(() -> References.user(null)).isInstanceOf(GraphProblem.class);
    }
}
