package dev.holdfast.ipp;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The TXT record of a printer (Bonjour Printing 1.2.1, PWG 5100.14 §4.2.3), which is no secret: who cannot read it
/// does not offer the printer. `printer-type` and `printer-state` are not in it: they make a CUPS queue of a
/// printer.
final class DnsSdText {

    private static final int LONGEST = 255;
    /// What clients look at first; AirPrint wants these two next to each other.
    private static final List<String> FIRST = List.of("application/pdf", "image/urf");

    private final Map<String, String> txt = new LinkedHashMap<>();

    private DnsSdText() {}

    static Map<String, String> of(Described printer, URI uri, String proof) {
        var text = new DnsSdText();
        text.put("txtvers", "1");
        text.put("qtotal", "1");
        text.putAll("rp", uri.getRawPath().replaceFirst("^/+", ""));
        text.identity(printer);
        text.abilities(printer);
        text.line(IppTarget.isTls(uri), proof);
        return text.txt;
    }

    private void identity(Described printer) {
        String model = printer.text("printer-make-and-model", "Printer");
        put("ty", model);
        put("product", "(" + cut(model, LONGEST - 10) + ")");
        put("note", printer.text("printer-location", ""));
        // Between 0, the best, and 99: this is the usual one.
        put("priority", "50");
        putAll("adminurl", printer.text("printer-more-info", ""));
        putAll("UUID", printer.text("printer-uuid", "").replaceFirst("^urn:uuid:", ""));
        printer.deviceId("MFG", "MANUFACTURER").ifPresent(made -> put("usb_MFG", made));
        printer.deviceId("MDL", "MODEL").ifPresent(called -> put("usb_MDL", called));
    }

    private void abilities(Described printer) {
        var formats = new LinkedHashSet<String>();
        var supported = printer.texts("document-format-supported");
        FIRST.stream().filter(supported::contains).forEach(formats::add);
        formats.addAll(supported);
        list("pdl", formats);
        list("URF", printer.texts("urf-supported"));
        put("Color", letter(printer.flag("color-supported")));
        put("Duplex", letter(printer.texts("sides-supported").stream().anyMatch(side -> side.startsWith("two-sided"))));
        put("Copies", letter(printer.most("copies-supported") > 1));
        put("PaperMax", paper(printer.texts("media-supported")));
        list("kind", printer.texts("printer-kind"));
    }

    // Only where TLS begins with the connection: nothing here upgrades to it within HTTP.
    private void line(boolean secure, String proof) {
        if (secure) put("TLS", "1.2");
        if (proof.equals("basic") || proof.equals("digest")) put("air", "username,password");
    }

    private static String paper(List<String> media) {
        return media.stream().anyMatch(name -> name.startsWith("iso_a3_") || name.startsWith("na_ledger_"))
                ? "tabloid-A3"
                : "legal-A4";
    }

    private static String letter(boolean yes) {
        return yes ? "T" : "F";
    }

    private void put(String key, String value) {
        txt.put(key, cut(value, LONGEST - key.length() - 1));
    }

    /// Absent where there is nothing, or too much: half of it would mean something else.
    private void putAll(String key, String value) {
        if (!value.isEmpty() && cut(value, LONGEST - key.length() - 1).equals(value)) txt.put(key, value);
    }

    /// As many of the words as there is room for.
    private void list(String key, Iterable<String> words) {
        String all = "";
        for (var word : words) {
            String more = all.isEmpty() ? word : all + "," + word;
            if (!cut(more, LONGEST - key.length() - 1).equals(more)) break;
            all = more;
        }
        if (!all.isEmpty()) txt.put(key, all);
    }

    /// One line of at most so many bytes of UTF-8, cut between two characters.
    static String cut(String text, int bytes) {
        String line = text.replaceAll("\\p{Cc}", " ").strip();
        var all = CharBuffer.wrap(line);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(all, ByteBuffer.allocate(bytes), true);
        return line.substring(0, all.position()).strip();
    }
}
