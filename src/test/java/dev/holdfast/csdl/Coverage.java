package dev.holdfast.csdl;

import dev.holdfast.csdl.Schema.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Everything that the metadata lets a client call, and what of it is served.
final class Coverage {

    /// What is put on lists by reference.
    private static final Set<String> DIRECTORY = Set.of("user", "group");

    private final Schema schema;
    private final Map<String, Set<String>> served;
    private final Map<String, String> rows = new LinkedHashMap<>();

    private Coverage(Schema schema, Map<String, Set<String>> served) {
        this.schema = schema;
        this.served = served;
    }

    /// Each path with the methods that are served there, none where nothing is. `routes` are those
    /// of the OpenAPI document: methods by path.
    static Map<String, String> of(Schema schema, Map<String, Set<String>> routes) {
        var served = new TreeMap<String, Set<String>>();
        routes.forEach((path, methods) ->
                served.computeIfAbsent(plain(path), _ -> new TreeSet<>()).addAll(methods));
        var coverage = new Coverage(schema, served);
        coverage.entity("/print", "print");
        coverage.collection("/subscriptions", "subscription");
        coverage.parts("/reports", "reportRoot");
        return coverage.rows;
    }

    // `/print/printers/{id}` for `/v1.0/print/printers/{printer}`.
    private static String plain(String path) {
        return path.replaceFirst("^/v1\\.0", "")
                .replace("{value}", "$value")
                .replaceAll("\\{[^}/]+\\}", "{id}")
                .replaceAll("\\(.*\\)", "");
    }

    private void row(String path) {
        rows.put(path, String.join(", ", served.getOrDefault(path, Set.of())));
    }

    private void entity(String path, String type) {
        row(path);
        if (schema.isStream(type)) row(path + "/$value");
        operations(path, type, false);
        var properties = schema.type(type).orElseThrow().properties();
        properties.forEach((name, property) -> {
            if (!property.isNavigation()) {
                if (type.equals("print")) row(path + "/" + name);
            } else if (property.isContained() && property.isCollection()) {
                collection(path + "/" + name, property.type());
            } else {
                reference(path + "/" + name, property);
            }
        });
    }

    // Of a root that is nothing by itself.
    private void parts(String path, String type) {
        schema.type(type).orElseThrow().properties().forEach((name, property) -> {
            if (property.isNavigation()) collection(path + "/" + name, property.type());
        });
        operations(path, type, false);
    }

    private void collection(String path, String type) {
        row(path);
        operations(path, type, true);
        if (schema.type(type).isPresent()) entity(path + "/{id}", type);
    }

    // What is only referred to has a place of its own.
    private void reference(String path, Property property) {
        row(path);
        if (!property.isCollection() || !DIRECTORY.contains(property.type())) return;
        row(path + "/$ref");
        row(path + "/{id}/$ref");
    }

    private void operations(String path, String type, boolean ofCollection) {
        var names = new ArrayList<>(schema.operations(type, ofCollection));
        names.forEach(name -> row(path + "/" + name));
    }
}
