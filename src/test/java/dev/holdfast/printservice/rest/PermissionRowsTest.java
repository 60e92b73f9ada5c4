package dev.holdfast.printservice.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.identity.Caller;
import dev.holdfast.testing.DocumentedCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// For each call and each permission: with it the call succeeds, with all others it is refused, and nothing changes.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionRowsTest {

    private static final Set<String> ALL = PermissionRow.named(PermissionTable.ALL);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable PermissionSite site;
    private int rows;
    private int succeeded;
    private int refused;

    static Stream<PermissionRow> rows() {
        return PermissionTable.rows();
    }

    /// A credential that the call is refused to, or none where the key is absent.
    private record Stranger(String name, @Nullable String key, int status, Map<String, String> things) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @Tag("conformance")
    void only_these_permissions_open_it_and_whoever_is_refused_changes_nothing(PermissionRow row) throws Exception {
        if (site == null) site = new PermissionSite();
        var here = site;
        rows++;
        var things = new EnumMap<Caller.Kind, Map<String, String>>(Caller.Kind.class);
        row.openers().forEach(kind -> things.put(kind, row.things().of(here, kind)));
        var before = state(here, things);

        for (var stranger : strangers(here, row, things)) {
            isRefused(row, stranger);
        }

        assertThat(state(here, things)).as("what is stored").isEqualTo(before);
        for (var kind : row.openers()) {
            isTaken(here, row, kind, things.get(kind));
        }
        if (row.changes()) {
            assertThat(state(here, things)).as("what is stored then").isNotEqualTo(before);
        }
    }

    private static SpoolState state(PermissionSite site, Map<Caller.Kind, Map<String, String>> things) {
        return site.state(things.values().stream().flatMap(ids -> ids.values().stream()));
    }

    private static List<Stranger> strangers(
            PermissionSite site, PermissionRow row, Map<Caller.Kind, Map<String, String>> things) {
        var some = things.values().iterator().next();
        var strangers = new ArrayList<Stranger>();
        strangers.add(new Stranger("nobody", null, 401, some));
        strangers.add(new Stranger("a broken key", site.key(Caller.Kind.ADMIN, ALL) + "x", 401, some));
        for (var kind : List.of(Caller.Kind.TERMINAL, Caller.Kind.PRINT)) {
            strangers.add(new Stranger(kind.name(), site.key(kind, ALL), 403, some));
        }
        if (row.own()) strangers.add(new Stranger("another application", PermissionSite.anothers(ALL), 403, some));
        for (var kind : PermissionRow.KINDS) {
            var theirs = things.getOrDefault(kind, some);
            var others = without(without(ALL, row.opening().get(kind)), row.elsewhere());
            strangers.add(new Stranger(kind + " with others", site.key(kind, others), 403, theirs));
            if (row.beside().isEmpty()) continue;
            var alone = without(ALL, row.beside());
            strangers.add(new Stranger(kind + " with it alone", site.key(kind, alone), 403, theirs));
        }
        return strangers;
    }

    private void isRefused(PermissionRow row, Stranger stranger) throws Exception {
        refused++;
        var answer = send(row, stranger.key(), stranger.things());
        assertThat(answer.statusCode()).as(stranger.name()).isEqualTo(stranger.status());
        var error = JSON.readTree(answer.body()).path("error");
        assertThat(error.path("code").asText())
                .as(stranger.name())
                .isEqualTo(stranger.status() == 401 ? "unauthenticated" : "accessDenied");
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(error.path("innerError").fieldNames())
                .toIterable()
                .contains("date", "request-id", "client-request-id");
    }

    private void isTaken(PermissionSite site, PermissionRow row, Caller.Kind kind, Map<String, String> first)
            throws Exception {
        var things = first;
        for (String permission : row.opening().get(kind)) {
            if (things == null) things = row.things().of(site, kind);
            var scopes = new TreeSet<>(Set.of(permission));
            row.beside().stream().limit(1).forEach(scopes::add);
            var answer = send(row, site.key(kind, scopes), things);
            assertThat(answer.statusCode())
                    .as("%s with %s: %s", kind, scopes, answer.body())
                    .isEqualTo(row.status());
            succeeded++;
            things = null;
        }
    }

    // Not by REST Assured, which takes longer for this many calls than the calls do.
    private static HttpResponse<String> send(PermissionRow row, @Nullable String key, Map<String, String> things)
            throws Exception {
        var address = URI.create(RestAssured.baseURI + ":" + RestAssured.port + row.path(things));
        var request = HttpRequest.newBuilder(address).header("Content-Type", row.contentType());
        if (key != null) request.header("Authorization", "Bearer " + key);
        request.method(row.method(), BodyPublishers.ofByteArray(row.body(things)));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(one -> !some.contains(one)).collect(Collectors.toSet());
    }

    @Test
    void every_call_of_graph_has_a_row_or_a_reason_for_none() throws IOException {
        var listed = PermissionTable.rows().map(PermissionRow::call).collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).doesNotContainAnyElementsOf(PermissionTable.OPEN.keySet());
        listed.addAll(PermissionTable.OPEN.keySet());
        assertThat(listed).isEqualTo(DocumentedCalls.ofGraph());
    }

    @AfterAll
    void tell() {
        if (site == null) return;
        System.out.printf("Permissions: %d rows, %d calls taken, %d refused%n", rows, succeeded, refused);
        site.close();
    }
}
