package dev.holdfast.printservice.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.identity.Caller;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One call, who may make it by which permissions, and what it takes for it to succeed.
///
/// @param beside permissions of which one must be there, too, where this is not empty
/// @param elsewhere permissions that open the call for other things than this one
/// @param own whether of all applications only ours may make it
/// @param status how it is answered when it succeeds
record PermissionRow(
        String call,
        int status,
        Map<Caller.Kind, Set<String>> opening,
        Set<String> beside,
        Set<String> elsewhere,
        boolean own,
        Object body,
        String contentType,
        Things things) {

    static final List<Caller.Kind> KINDS = List.of(Caller.Kind.ADMIN, Caller.Kind.USER, Caller.Kind.APP);

    /// What a call is about, by the names that stand for it in routes and bodies; made anew where the call uses
    /// it up.
    interface Things {
        Map<String, String> of(PermissionSite site, Caller.Kind caller);
    }

    /// The permissions, by their names with spaces between, of a Printer Administrator, another person, an
    /// application.
    static PermissionRow row(String call, int status, String administrator, String person, String application) {
        var opening = Map.of(
                Caller.Kind.ADMIN, named(administrator),
                Caller.Kind.USER, named(person),
                Caller.Kind.APP, named(application));
        return new PermissionRow(
                call,
                status,
                opening,
                Set.of(),
                Set.of(),
                false,
                "{}",
                "application/json",
                (site, _) -> site.standing());
    }

    static Set<String> named(String permissions) {
        var named = new LinkedHashSet<>(Arrays.asList(permissions.split(" ")));
        named.remove("");
        return named;
    }

    /// Text, with the names of things in it, or bytes.
    PermissionRow with(Object sent) {
        return new PermissionRow(call, status, opening, beside, elsewhere, own, sent, contentType, things);
    }

    PermissionRow of(Things wanted) {
        return new PermissionRow(call, status, opening, beside, elsewhere, own, body, contentType, wanted);
    }

    PermissionRow beside(String permissions) {
        return new PermissionRow(call, status, opening, named(permissions), elsewhere, own, body, contentType, things);
    }

    PermissionRow elsewhere(String permissions) {
        return new PermissionRow(call, status, opening, beside, named(permissions), own, body, contentType, things);
    }

    PermissionRow byOurApplicationOnly() {
        return new PermissionRow(call, status, opening, beside, elsewhere, true, body, contentType, things);
    }

    PermissionRow as(String type) {
        return new PermissionRow(call, status, opening, beside, elsewhere, own, body, type, things);
    }

    String method() {
        return call.substring(0, call.indexOf(' '));
    }

    String path(Map<String, String> ids) {
        return "/v1.0" + filled(call.substring(call.indexOf(' ') + 1), ids);
    }

    /// Whether something else is stored once it has succeeded; to reauthorize only hurries what waits.
    boolean changes() {
        return status < 400 && !method().equals("GET") && !call.endsWith("/reauthorize");
    }

    /// Nothing, for a call that sends nothing.
    byte[] body(Map<String, String> ids) {
        if (Set.of("GET", "DELETE").contains(method())) return new byte[0];
        return body instanceof String text ? filled(text, ids).getBytes(UTF_8) : (byte[]) body;
    }

    /// The kinds of callers that have a permission for it.
    List<Caller.Kind> openers() {
        return KINDS.stream().filter(kind -> !opening.get(kind).isEmpty()).toList();
    }

    private static String filled(String text, Map<String, String> ids) {
        String filled = text;
        for (var id : ids.entrySet()) filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        return filled;
    }

    @Override
    public String toString() {
        return call + " as " + contentType;
    }
}
