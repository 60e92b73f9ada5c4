package dev.holdfast.printservice.ippserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ipp.DnsSdService;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementTest {

    private static Announcement announcement(String name, String... subtypes) {
        var txt = new LinkedHashMap<String, String>();
        txt.put("txtvers", "1");
        txt.put("note", "é");
        return new Announcement(
                new DnsSdService(name, DnsSdService.IPP, List.of(subtypes), "print.example.com", 8631, txt));
    }

    @Test
    void it_has_the_port_of_the_address_and_the_type_that_air_print_looks_for() {
        var info = announcement("Follow me", "_universal", "_print").info();

        assertThat(info.getName()).isEqualTo("Follow me");
        assertThat(info.getPort()).isEqualTo(8631);
        assertThat(info.getTypeWithSubtype()).isEqualTo("_universal._sub._ipp._tcp.local.");
        assertThat(announcement("x", "_print").info().getSubtype()).isEqualTo("print");
    }

    @Test
    void the_text_record_is_strings_with_their_length_in_bytes_in_order() {
        assertThat(announcement("x", "_print").txt())
                .isEqualTo("\u0009txtvers=1\u0007note=é".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"2.OG|2\\.OG", "a\\b|a/b", "🖨 Ana|Ana", "🖨|Printer"},
            delimiter = '|')
    void what_cannot_be_written_is_not_in_the_name(String name, String written) {
        assertThat(announcement(name, "_print").info().getName()).isEqualTo(written);
    }

    @Test
    void there_is_room_for_the_number_that_a_taken_name_gets() {
        String name = announcement("é".repeat(31), "_print").info().getName();

        assertThat(name).isEqualTo("é".repeat(29));
    }
}
