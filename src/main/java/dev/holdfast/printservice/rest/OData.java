package dev.holdfast.printservice.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.printservice.spool.GraphAddresses;
import dev.holdfast.printservice.spool.GraphProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes answers as OData has them: `@odata.context` first, collections in `value`, `@odata.nextLink` while there is
/// more.
@ApplicationScoped
class OData {

    static final String CONTEXT = "@odata.context";
    private static final String NEXT_LINK = "@odata.nextLink";
    private static final Pattern SKIP_TOKEN = Pattern.compile("(?:\\$|%24)skiptoken(?:=.*)?");

    private final GraphAddresses addresses;
    private final ObjectMapper json;

    OData(GraphAddresses addresses, ObjectMapper json) {
        this.addresses = addresses;
        // Graph writes what is null, whatever our own API does.
        this.json = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
    }

    /// The value of `@odata.context` for a path below the metadata document.
    String context(String path) {
        return addresses.context(path);
    }

    /// One thing; `context` is the path below the metadata document, such as `print/printers/$entity`.
    ObjectNode entity(String context, Object thing) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put(CONTEXT, addresses.context(context));
        answer.setAll(node(thing));
        return answer;
    }

    /// One thing with only the selected members; nothing selected means all.
    ObjectNode entity(String context, Object thing, Set<String> select) {
        return entity(context, selected(node(thing), select));
    }

    /// One page of things.
    ObjectNode collection(String context, List<?> things, @Nullable String nextLink) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put(CONTEXT, addresses.context(context));
        if (nextLink != null) {
            answer.put(NEXT_LINK, nextLink);
        }
        var value = answer.putArray("value");
        things.forEach(thing -> value.add(node(thing)));
        return answer;
    }

    /// The thing as a JSON object, for members to be added or taken away.
    ObjectNode node(Object thing) {
        return thing instanceof ObjectNode node ? node : json.<ObjectNode>valueToTree(thing);
    }

    /// Only the selected members, with `id` always, and annotations and expansions kept. Unknown names are
    /// refused.
    static ObjectNode selected(ObjectNode thing, Set<String> select) {
        if (select.isEmpty() || select.contains("*")) {
            return thing;
        }
        for (String name : select) {
            if (!thing.has(name)) {
                throw GraphProblem.badRequest(
                        "The query option '$select' names '" + name + "', which is no property here.");
            }
        }
        return thing.deepCopy()
                .retain(thing.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> name.equals("id") || name.contains("@") || select.contains(name))
                        .toList());
    }

    /// Where the next page is: this call again with an opaque token that remembers `position`.
    String nextLink(UriInfo uri, String position) {
        String path = uri.getRequestUri().getRawPath();
        String below = path.startsWith("/v1.0") ? path.substring("/v1.0".length()) : path;
        String token =
                Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
        var query = new StringJoiner("&", "?", "");
        String given = uri.getRequestUri().getRawQuery();
        for (String option : given == null ? new String[0] : given.split("&")) {
            if (!SKIP_TOKEN.matcher(option).matches()) {
                query.add(option);
            }
        }
        return addresses.base() + below + query.add("$skiptoken=" + token);
    }

    /// The position that a `$skiptoken` of ours remembers.
    static String position(String skipToken) {
        try {
            return new String(Base64.getUrlDecoder().decode(skipToken), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw GraphProblem.badRequest("The query option '$skiptoken' is not one that was given out here.");
        }
    }
}
