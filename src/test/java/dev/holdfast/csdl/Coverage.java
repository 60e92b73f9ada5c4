package dev.holdfast.csdl;

import dev.holdfast.csdl.Schema.Property;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Everything that the metadata and the documentation let a client call, and what of it is served.
final class Coverage {

    /// What is put on lists by reference.
    private static final Set<String> DIRECTORY = Set.of("user", "group");

    private static final String GRAPH = "/v1.0";

    private final Schema schema;
    private final Map<String, Set<String>> served;
    private final Map<String, Set<String>> changes;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    /// Methods of one path: those that there should be, and those that there are.
    record Row(Set<String> named, Set<String> served) {}

    private Coverage(Schema schema, Map<String, Set<String>> served, Map<String, Set<String>> changes) {
        this.schema = schema;
        this.served = served;
        this.changes = changes;
    }

    /// Each path that there should be or is. `routes` are those of the OpenAPI document, `changes` what the
    /// documentation names beside what the metadata says: methods by path.
    static Map<String, Row> of(Schema schema, Map<String, Set<String>> routes, Map<String, Set<String>> changes) {
        var served = new TreeMap<String, Set<String>>();
        routes.forEach((path, methods) -> {
            if (path.startsWith(GRAPH))
                served.computeIfAbsent(plain(path), _ -> new TreeSet<>()).addAll(methods);
        });
        var coverage = new Coverage(schema, served, changes);
        coverage.entity("/print", "print");
        coverage.collection("/subscriptions", "subscription");
        coverage.parts("/reports", "reportRoot");
        coverage.collection("/users", "user");
        coverage.collection("/groups", "group");
        coverage.row("/groups/{id}/members", "GET");
        coverage.row("/me", "GET");
        coverage.row("/me/print/recentPrinterShares", "GET");
        coverage.row("/$batch", "POST");
        coverage.further();
        return coverage.rows;
    }

    // `/print/printers/{id}` for `/v1.0/print/printers/{printer}`.
    private static String plain(String path) {
        return path.substring(GRAPH.length())
                .replace("{value}", "$value")
                .replaceAll("\\{[^}/]+\\}", "{id}")
                .replaceAll("\\(.*\\)", "");
    }

    private void row(String path, String method) {
        var named = new TreeSet<>(changes.getOrDefault(path, Set.of()));
        named.add(method);
        rows.put(path, new Row(named, served.getOrDefault(path, Set.of())));
    }

    private void entity(String path, String type) {
        row(path, "GET");
        if (schema.isStream(type)) row(path + "/$value", "GET");
        operations(path, type, false);
        var properties = schema.type(type).orElseThrow().properties();
        properties.forEach((name, property) -> {
            if (!property.isNavigation()) {
                if (type.equals("print")) row(path + "/" + name, "GET");
            } else if (property.isContained() && property.isCollection()) {
                collection(path + "/" + name, property.type());
            } else {
                reference(path + "/" + name, property);
            }
        });
    }

    // What the metadata has no path for, such as bytes, or one of what is only referred to.
    private void further() {
        served.forEach((path, methods) -> rows.putIfAbsent(path, new Row(methods, methods)));
    }

    // Of a root that is nothing by itself.
    private void parts(String path, String type) {
        schema.type(type).orElseThrow().properties().forEach((name, property) -> {
            if (property.isNavigation()) collection(path + "/" + name, property.type());
        });
        operations(path, type, false);
    }

    private void collection(String path, String type) {
        row(path, "GET");
        operations(path, type, true);
        if (schema.type(type).isPresent()) entity(path + "/{id}", type);
    }

    // What is only referred to has a place of its own.
    private void reference(String path, Property property) {
        row(path, "GET");
        if (!property.isCollection() || !DIRECTORY.contains(property.type())) return;
        row(path + "/$ref", "POST");
        row(path + "/{id}/$ref", "DELETE");
    }

    private void operations(String path, String type, boolean ofCollection) {
        schema.operations(type, ofCollection).forEach((name, method) -> row(path + "/" + name, method));
    }
}
