package dev.holdfast.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsSdZoneTest {

    private static DnsSdService service(String instance, String host, Map<String, String> txt) {
        return new DnsSdService(instance, DnsSdService.IPPS, List.of("_universal", "_print"), host, 443, txt);
    }

    private static String zone(DnsSdService... services) {
        return new DnsSdZone(List.of(services)).text();
    }

    @Test
    void every_record_that_a_browser_follows_is_there() {
        var txt = new LinkedHashMap<String, String>();
        txt.put("txtvers", "1");
        txt.put("note", "Café \"2\"");

        assertThat(zone(service("Follow me", "print.example.com", txt))).isEqualTo("""
                ; For the zone of a domain that computers search; names are relative to it.
                b._dns-sd._udp IN PTR @
                lb._dns-sd._udp IN PTR @
                _services._dns-sd._udp IN PTR _ipps._tcp
                _ipps._tcp IN PTR Follow\\032me._ipps._tcp
                _universal._sub._ipps._tcp IN PTR Follow\\032me._ipps._tcp
                _print._sub._ipps._tcp IN PTR Follow\\032me._ipps._tcp
                Follow\\032me._ipps._tcp IN SRV 0 0 443 print.example.com.
                Follow\\032me._ipps._tcp IN TXT "txtvers=1" "note=Caf\\195\\169 \\"2\\""
                """);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "a.b,a\\.b",
                "a\\b,a\\\\b",
                "2nd floor,2nd\\032floor",
                "é,\\195\\169",
                "x;y(z)@$,x\\;y\\(z\\)\\@\\$",
                "\"x\",\\\"x\\\""
            })
    void a_label_means_itself(String name, String label) {
        assertThat(DnsSdZone.label(name)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"a b.c;d,\"a b.c;d\"", "a\\b,\"a\\\\b\"", "say \"hi\",\"say \\\"hi\\\"\"", "é,\"\\195\\169\""})
    void a_string_means_itself(String text, String quoted) {
        assertThat(DnsSdZone.quoted(text)).isEqualTo(quoted);
    }

    @Test
    void a_host_that_is_an_address_gets_a_name() {
        assertThat(zone(service("a", "192.0.2.7", Map.of())))
                .contains("printers-192-0-2-7 IN A 192.0.2.7\n", " IN SRV 0 0 443 printers-192-0-2-7\n");
        assertThat(zone(service("a", "2001:db8::7", Map.of())))
                .contains("printers-2001-db8-7 IN AAAA 2001:db8:0:0:0:0:0:7\n", " 443 printers-2001-db8-7\n");
    }

    @Test
    void what_several_printers_share_is_said_once() {
        var lines = zone(service("a", "h", Map.of()), service("b", "h", Map.of()))
                .lines()
                .toList();

        assertThat(lines).doesNotHaveDuplicates();
        assertThat(lines).contains("_ipps._tcp IN PTR a._ipps._tcp", "_ipps._tcp IN PTR b._ipps._tcp");
    }
}
