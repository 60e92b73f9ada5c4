package dev.holdfast;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Calls.Call;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bytes that are no JSON in any encoding, or more of it than anybody needs, sent to every call that takes JSON.
@Tag("conformance")
@QuarkusTest
class RawBodiesTest {

    private static final Charset UTF_16 = Charset.forName("UTF-16BE");
    private static final Charset UTF_32 = Charset.forName("UTF-32BE");
    private static final int TEN_MB = 10_000_000;

    /// No part of any of them is a JSON text.
    private static final Map<String, byte[]> BROKEN = Map.ofEntries(
            Map.entry("UCS-4 in an order of old", bytes(0x00, 0x00, 0x7b, 0x00)),
            Map.entry("UCS-4 in the other one", bytes(0x00, 0x7b, 0x00, 0x00)),
            Map.entry("UCS-4 with its mark", bytes(0x00, 0x00, 0xff, 0xfe, 0x00, 0x00, 0x7b, 0x00)),
            Map.entry("UTF-32 that breaks off", bytes(0x00, 0x00, 0x00, 0x7b, 0x00, 0x00)),
            Map.entry("UTF-32 of no character", bytes(0x00, 0x00, 0x00, 0x7b, 0x7f, 0xff, 0xff, 0xff)),
            Map.entry("UTF-32 of the other end", bytes(0x7b, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0x7f)),
            Map.entry("UTF-16 of odd length", bytes(0x00, 0x7b, 0x00)),
            Map.entry("UTF-16 with half a character", "{\"a\":\"\ud800".getBytes(UTF_16)),
            Map.entry("UTF-8 that is none", "{\"a\":\"\u00ff\u00fe\"}".getBytes(ISO_8859_1)),
            Map.entry("UTF-8 that breaks off", "{\"a\":\"\u00e2".getBytes(ISO_8859_1)),
            Map.entry("a mark of UTF-8 alone", bytes(0xef, 0xbb, 0xbf)),
            Map.entry("half a mark of UTF-8", bytes(0xef, 0xbb)),
            Map.entry("a mark of UTF-16 alone", bytes(0xfe, 0xff)),
            Map.entry("lists in lists", "[".repeat(10_000).getBytes(UTF_8)),
            Map.entry("objects in objects", "{\"a\":".repeat(10_000).getBytes(UTF_8)),
            Map.entry("a number of many digits", ("{\"n\":" + "9".repeat(10_000) + "}").getBytes(UTF_8)));

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    @Test
    void bytes_that_are_no_json_are_refused_as_such() throws Exception {
        var calls = Calls.furnish();
        var refusals = new Refusals(calls);
        for (Call call : calls.takingJson()) {
            for (var body : BROKEN.entrySet()) {
                int status = refusals.sendBytes(call, body.getKey(), body.getValue());
                if (status < 400) refusals.note(status + " " + call.name() + " " + body.getKey());
            }
        }
        assertThat(refusals.wrong()).isEmpty();
    }

    @Test
    void no_body_and_more_than_a_body_may_have_are_no_failures_of_ours() throws Exception {
        var calls = Calls.furnish();
        var refusals = new Refusals(calls);
        var large = ("{\"x\":\"" + "x".repeat(TEN_MB) + "\"}").getBytes(UTF_8);
        for (Call call : calls.takingJson()) {
            refusals.sendBytes(call, "nothing", new byte[0]);
            int status = refusals.sendBytes(call, "10 MB", large);
            if (status != 413) refusals.note(status + " " + call.name() + " 10 MB");
        }
        assertThat(refusals.wrong()).isEmpty();
    }

    @Test
    void json_is_read_in_each_of_its_encodings() throws Exception {
        var calls = Calls.furnish();
        var settings = calls.takingJson().stream()
                .filter(call -> call.name().equals("PATCH /v1.0/print/settings"))
                .findFirst()
                .orElseThrow();
        var encoded = new LinkedHashMap<String, byte[]>();
        encoded.put("UTF-8 with its mark", ("\ufeff" + calls.body(settings)).getBytes(UTF_8));
        encoded.put("UTF-16", calls.body(settings).getBytes(UTF_16));
        encoded.put("UTF-16 with its mark", ("\ufeff" + calls.body(settings)).getBytes(UTF_16));
        encoded.put("UTF-32", calls.body(settings).getBytes(UTF_32));

        var answered = new LinkedHashMap<String, Integer>();
        for (var body : encoded.entrySet()) {
            answered.put(body.getKey(), new Refusals(calls).sendBytes(settings, body.getKey(), body.getValue()));
        }

        assertThat(answered.values()).containsOnly(204);
    }
}
