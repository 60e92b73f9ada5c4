package dev.holdfast.printer;

import dev.holdfast.base.InvalidField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The attributes that an administrator may set, with our values for those that were not set.
record OfferedAttributes(Map<String, List<String>> wishes) {

    private static final Map<String, List<String>> USUAL = Map.ofEntries(
            Map.entry("document-format-supported", List.of("application/pdf", "image/jpeg")),
            Map.entry("document-format-default", List.of("application/pdf")),
            Map.entry("sides-supported", List.of("one-sided", "two-sided-long-edge", "two-sided-short-edge")),
            Map.entry("sides-default", List.of("one-sided")),
            Map.entry("color-supported", List.of("true")),
            Map.entry("print-color-mode-supported", List.of("auto", "color", "monochrome")),
            Map.entry("print-color-mode-default", List.of("auto")),
            Map.entry("print-scaling-supported", List.of("auto", "auto-fit", "fill", "fit", "none")),
            Map.entry("print-scaling-default", List.of("auto")),
            Map.entry(
                    "media-supported",
                    List.of(
                            "iso_a4_210x297mm",
                            "iso_a3_297x420mm",
                            "iso_a5_148x210mm",
                            "na_letter_8.5x11in",
                            "na_legal_8.5x14in")),
            Map.entry("media-default", List.of("iso_a4_210x297mm")));

    private static final Set<String> MEDIA_TYPES = Set.of("document-format-supported", "document-format-default");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-zA-Z0-9.+-]{1,127}/[a-zA-Z0-9.+-]{1,127}");
    private static final Pattern KEYWORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,126}");
    private static final int MOST_VALUES = 100;

    List<String> all(String name) {
        var wish = wishes.get(name);
        return wish != null ? wish : USUAL.getOrDefault(name, List.of());
    }

    String one(String name) {
        return all(name).getFirst();
    }

    /// The wishes, if they can be kept; what cannot is an [InvalidField].
    static Map<String, List<String>> checked(Map<String, List<String>> wishes) {
        var checked = new HashMap<String, List<String>>();
        wishes.forEach((name, values) -> {
            check(name, values);
            checked.put(name, List.copyOf(values));
        });
        var offered = new OfferedAttributes(Map.copyOf(checked));
        USUAL.keySet().stream().filter(name -> name.endsWith("-default")).forEach(offered::checkDefault);
        return offered.wishes();
    }

    private static void check(String name, List<String> values) {
        if (!USUAL.containsKey(name)) {
            throw new InvalidField("attributes." + name, "is none that can be set here");
        }
        boolean single = !name.endsWith("-supported") || name.equals("color-supported");
        if (values.isEmpty() || values.size() > (single ? 1 : MOST_VALUES)) {
            throw new InvalidField("attributes." + name, "must have " + (single ? "one value" : "1 to 100 values"));
        }
        values.forEach(value -> {
            if (!fits(name, value)) {
                throw new InvalidField("attributes." + name, "must not have such a value");
            }
        });
    }

    private static boolean fits(String name, String value) {
        if (MEDIA_TYPES.contains(name)) {
            return MEDIA_TYPE.matcher(value).matches();
        }
        return switch (name) {
            case "color-supported" -> value.equals("true") || value.equals("false");
            case "media-supported", "media-default" -> MediaSize.parse(value).isPresent();
            default -> KEYWORD.matcher(value).matches();
        };
    }

    private void checkDefault(String name) {
        String supported = name.replace("-default", "-supported");
        if (!all(supported).contains(one(name))) {
            throw new InvalidField("attributes." + name, "must be among '" + supported + "'");
        }
    }
}
