package dev.holdfast.csdl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The types of the v1.0 metadata document (CSDL 4.01) as far as printing needs them.
final class Schema {

    private static final String FILE = "/print.csdl.xml";

    /// A property; `type` without namespace and collection. A navigation is shown only where it is expanded.
    record Property(String type, boolean isCollection, boolean isNullable, boolean isNavigation, boolean isContained) {}

    private record Operation(String name, String method, String type, boolean isOfCollection) {}

    /// A type with all its properties, those of its bases included; an open one may have others, too.
    record Structured(String name, Map<String, Property> properties, boolean isOpen) {}

    private final Map<String, Structured> structured = new HashMap<>();
    private final Map<String, Set<String>> enumerations = new HashMap<>();
    private final Map<String, String> roots = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> streams = new LinkedHashSet<>();

    static Schema read() {
        try (InputStream file = Schema.class.getResourceAsStream(FILE)) {
            return new Schema(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file)
                    .getDocumentElement());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private Schema(Element top) {
        var declared = new LinkedHashMap<String, Element>();
        for (var element : children(top)) {
            String name = element.getAttribute("Name");
            switch (element.getTagName()) {
                // The subset has an identity of external connectors, too, which printing does not mean.
                case "EntityType", "ComplexType" -> declared.putIfAbsent(name, element);
                case "EnumType" -> enumerations.put(name, members(element));
                case "Singleton" -> roots.put(name, simple(element.getAttribute("Type")));
                case "EntitySet" -> roots.put(name, simple(element.getAttribute("EntityType")));
                case "Action", "Function" -> operations.add(operation(element));
                default -> {}
            }
            if (element.getAttribute("HasStream").equals("true")) streams.add(name);
        }
        declared.forEach((name, element) -> structured.put(name, structured(name, element, declared)));
    }

    private static Operation operation(Element element) {
        String bound = children(element).getFirst().getAttribute("Type");
        String method = element.getTagName().equals("Action") ? "POST" : "GET";
        return new Operation(element.getAttribute("Name"), method, simple(bound), bound.startsWith("Collection("));
    }

    private static Set<String> members(Element enumeration) {
        var members = new LinkedHashSet<String>();
        children(enumeration).forEach(member -> members.add(member.getAttribute("Name")));
        return members;
    }

    private static Structured structured(String name, Element element, Map<String, Element> declared) {
        var properties = new LinkedHashMap<String, Property>();
        var base = declared.get(simple(element.getAttribute("BaseType")));
        if (base != null) properties.putAll(structured("", base, declared).properties());
        for (var child : children(element)) {
            boolean isNavigation = child.getTagName().equals("NavigationProperty");
            if (!isNavigation && !child.getTagName().equals("Property")) continue;
            String type = child.getAttribute("Type");
            properties.put(
                    child.getAttribute("Name"),
                    new Property(
                            simple(type),
                            type.startsWith("Collection("),
                            !child.getAttribute("Nullable").equals("false"),
                            isNavigation,
                            child.getAttribute("ContainsTarget").equals("true")));
        }
        return new Structured(name, properties, element.getAttribute("OpenType").equals("true"));
    }

    private static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        var nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child) children.add(child);
        }
        return children;
    }

    /// The type's name alone: `printer` for `Collection(graph.printer)`; types of Edm keep their namespace.
    static String simple(String type) {
        String item = type.replaceFirst("^Collection\\((.*)\\)$", "$1");
        return item.startsWith("Edm.") ? item : item.substring(item.lastIndexOf('.') + 1);
    }

    Optional<Structured> type(String name) {
        return Optional.ofNullable(structured.get(name));
    }

    Optional<Set<String>> enumeration(String name) {
        return Optional.ofNullable(enumerations.get(name));
    }

    /// The operations bound to one thing of the type, or to a collection of them, and the methods that call
    /// them.
    Map<String, String> operations(String type, boolean ofCollection) {
        var found = new LinkedHashMap<String, String>();
        operations.stream()
                .filter(operation -> operation.type().equals(type) && operation.isOfCollection() == ofCollection)
                .forEach(operation -> found.put(operation.name(), operation.method()));
        return found;
    }

    /// Whether things of the type have a stream at `$value`.
    boolean isStream(String type) {
        return streams.contains(type);
    }

    /// The type of the things at a path of navigation properties, such as `print/printers('1')/jobs`.
    Optional<String> at(String path) {
        Optional<String> found = Optional.empty();
        boolean first = true;
        for (String segment : path.replaceAll("\\([^)]*\\)", "").split("/")) {
            found = first
                    ? Optional.ofNullable(roots.get(segment))
                    : found.flatMap(this::type)
                            .flatMap(type ->
                                    Optional.ofNullable(type.properties().get(segment)))
                            .map(Property::type);
            first = false;
        }
        return found;
    }
}
