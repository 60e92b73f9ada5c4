package dev.holdfast.printservice.rest;

import dev.holdfast.base.Ids;
import dev.holdfast.printservice.spool.GraphProblem;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Ids in paths: what is no id of ours is simply not found.
final class PathIds {

    private static final Pattern MEMBER = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final int LONGEST_NAME = 320;

    private PathIds() {}

    static UUID printer(String text) {
        return id("printer", text);
    }

    static UUID share(String text) {
        return id("printerShare", text);
    }

    /// The id of a person or a group, which the print cloud may have given.
    static String member(String what, String text) {
        if (!MEMBER.matcher(text).matches()) {
            throw GraphProblem.notFound(what, text);
        }
        return text;
    }

    /// The id or the name of a person; it may be any text that a name can be.
    static String named(String text) {
        if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw GraphProblem.noResource(text);
        }
        return text;
    }

    static UUID id(String what, String text) {
        return Ids.parse(text).orElseThrow(() -> GraphProblem.notFound(what, text));
    }

    /// The id that a page goes on after; null for the first page.
    static @Nullable UUID after(ODataQuery query) {
        var token = query.skipToken();
        if (token == null) {
            return null;
        }
        return Ids.parse(OData.position(token))
                .orElseThrow(() -> GraphProblem.badRequest("The query option '$skiptoken' is not one of ours."));
    }
}
