package dev.holdfast.printer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import dev.holdfast.graph.PrinterLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The body that makes a virtual printer. `attributes` are IPP attributes by name, each a value or a list of values.
record NewVirtualPrinter(
        String displayName,
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable PrinterLocation location,
        @Nullable NewShare share,
        @Nullable Map<String, JsonNode> attributes,
        @Nullable String holdFor) {

    NewVirtualPrinter {
        // As long as a share's name may be.
        displayName = Fields.text("displayName", displayName, 50);
        manufacturer = Fields.optionalText("manufacturer", manufacturer, 60);
        model = Fields.optionalText("model", model, 60);
    }

    /// With whom it is shared; with everybody where nothing else is said. Pull printing asks for the badge
    /// anyway.
    record NewShare(
            @Nullable String displayName,
            @Nullable Boolean allowAllUsers,
            @Nullable List<String> users,
            @Nullable List<String> groups) {

        private static final int MOST_MEMBERS = 500;

        NewShare {
            displayName = Fields.optionalText("share.displayName", displayName, 50);
            users = members("share.users", users);
            groups = members("share.groups", groups);
        }

        private static List<String> members(String field, @Nullable List<String> ids) {
            return Fields.list(field, ids, MOST_MEMBERS).stream()
                    .map(id -> Fields.graphId(field, id))
                    .distinct()
                    .toList();
        }

        ShareWish wish(String printerName) {
            var someUsers = users == null ? List.<String>of() : users;
            var someGroups = groups == null ? List.<String>of() : groups;
            boolean all = allowAllUsers != null ? allowAllUsers : someUsers.isEmpty() && someGroups.isEmpty();
            return new ShareWish(displayName == null ? printerName : displayName, all, someUsers, someGroups);
        }
    }

    VirtualPrinter.Wish wish(HoldFor holdTimes) {
        var shareWish = share == null ? new NewShare(null, true, null, null) : share;
        return new VirtualPrinter.Wish(
                displayName,
                manufacturer == null ? "Holdfast" : manufacturer,
                model == null ? "Release queue" : model,
                Locations.checked(location),
                OfferedAttributes.checked(values()),
                shareWish.wish(displayName),
                holdTimes.read(holdFor));
    }

    private Map<String, List<String>> values() {
        var values = new HashMap<String, List<String>>();
        if (attributes != null) {
            attributes.forEach((name, value) -> values.put(name, texts(name, value)));
        }
        return values;
    }

    private static List<String> texts(String name, JsonNode value) {
        Stream<JsonNode> items = value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
        return items.map(item -> {
                    if (!item.isTextual() && !item.isBoolean()) {
                        throw new InvalidField("attributes." + name, "must be a text, a boolean or a list of them");
                    }
                    return item.asText();
                })
                .toList();
    }
}
