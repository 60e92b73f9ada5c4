package dev.holdfast.printservice.spool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a printer's state and its reasons in IPP mean in Graph.
final class IppState {

    private static final int MOST_REASONS = 100;
    private static final Pattern SEVERITY = Pattern.compile("-(?:report|warning|error)$");
    private static final Pattern HYPHEN = Pattern.compile("-([a-z0-9])");

    /// Graph's words, but for the one that stands for those to come: no printer means that.
    private static final Set<String> DETAILS =
            GraphWords.enumerations().getOrDefault("printerProcessingStateDetail", List.of()).stream()
                    .filter(word -> !word.equals("unknownFutureValue"))
                    .collect(Collectors.toUnmodifiableSet());

    private IppState() {}

    /// The members of the status that the group says something about; empty where it says nothing.
    static Optional<ObjectNode> of(AttributeGroup group) {
        var status = JsonNodeFactory.instance.objectNode();
        group.find("printer-state").ifPresent(state -> status.put("state", word(state.first())));
        group.find("printer-state-reasons").ifPresent(reasons -> details(reasons, status));
        group.find("printer-state-message")
                .flatMap(message -> IppWords.plain(message.first()))
                .ifPresent(text -> status.put("description", text));
        return status.isEmpty() ? Optional.empty() : Optional.of(status);
    }

    private static String word(IppValue state) {
        return switch (state.integer().orElse(0)) {
            case 3 -> "idle";
            case 4 -> "processing";
            case 5 -> "stopped";
            default -> "unknown";
        };
    }

    private static void details(IppAttribute reasons, ObjectNode status) {
        var details = status.putArray("details");
        reasons.values().stream()
                .map(IppValue::text)
                .flatMap(Optional::stream)
                .filter(reason -> reason.matches("[a-z0-9.-]{1,120}") && !reason.equals("none"))
                .map(IppState::detail)
                .distinct()
                .limit(MOST_REASONS)
                .forEach(details::add);
    }

    /// `media-empty-warning` is `mediaEmpty`: Graph has no severities. A reason that Graph has no word for,
    /// such as those that makers of printers have of their own, is an other one.
    static String detail(String reason) {
        String plain = SEVERITY.matcher(reason).replaceFirst("");
        String word = HYPHEN.matcher(plain).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
        return DETAILS.contains(word) ? word : "other";
    }
}
