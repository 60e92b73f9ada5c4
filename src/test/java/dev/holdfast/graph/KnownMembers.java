package dev.holdfast.graph;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares a record with the JSON that it was read from: each member that the record knows must be in it, with the
/// same value.
final class KnownMembers {

    private final ObjectMapper json;
    private final Set<String> offContract;
    private final List<String> differences = new ArrayList<>();

    private KnownMembers(ObjectMapper json, Set<String> offContract) {
        this.json = json;
        this.offContract = offContract;
    }

    /// What differs, each in one sentence. Values that are off the contract may be read as anything.
    static List<String> differences(ObjectMapper json, Set<String> offContract, JsonNode example, Object read) {
        var known = new KnownMembers(json, offContract);
        known.compare(example, read, read.getClass().getSimpleName());
        return known.differences;
    }

    private void compare(JsonNode example, @Nullable Object read, String at) {
        if (offContract.contains(example.asText())) return;
        if (read == null || example.isNull()) {
            if (read != null || !example.isNull()) differ(at, example, read);
        } else if (read instanceof Record known) {
            Arrays.stream(known.getClass().getRecordComponents())
                    .forEach(member -> compareMember(example, known, member, at));
        } else if (read instanceof Collection<?> items) {
            compareItems(example, List.copyOf(items), at);
        } else if (read instanceof Instant instant) {
            if (!instant.equals(OffsetDateTime.parse(example.asText()).toInstant())) differ(at, example, read);
        } else if (!same(example, json.valueToTree(read))) {
            differ(at, example, read);
        }
    }

    private void compareMember(JsonNode example, Record read, RecordComponent member, String at) {
        var documented = names(member)
                .flatMap(name -> Optional.ofNullable(example.get(name)).stream())
                .findFirst();
        documented.ifPresent(value -> compare(value, value(read, member), at + "." + member.getName()));
    }

    private void compareItems(JsonNode example, List<?> read, String at) {
        if (!example.isArray() || example.size() != read.size()) {
            differ(at, example, read);
            return;
        }
        for (int i = 0; i < read.size(); i++) {
            compare(example.get(i), read.get(i), at + "[" + i + "]");
        }
    }

    private static boolean same(JsonNode example, JsonNode written) {
        return example.isNumber() && written.isNumber()
                ? example.decimalValue().compareTo(written.decimalValue()) == 0
                : example.equals(written);
    }

    private void differ(String at, JsonNode example, @Nullable Object read) {
        differences.add(at + " is documented as " + example + " and was read as " + read);
    }

    private static Stream<String> names(RecordComponent member) {
        var property = member.getAccessor().getAnnotation(JsonProperty.class);
        var alias = member.getAccessor().getAnnotation(JsonAlias.class);
        return Stream.concat(
                Stream.of(property == null ? member.getName() : property.value()),
                alias == null ? Stream.empty() : Arrays.stream(alias.value()));
    }

    private static @Nullable Object value(Record read, RecordComponent member) {
        try {
            var accessor = member.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(read);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
