package dev.holdfast.printservice.spool;

import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.GroupWriter;
import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.ipp.GroupWriter.Value;
import dev.holdfast.ipp.IppAttribute;
import dev.holdfast.ipp.IppValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which paper a job is to be printed on: by its name alone where only the size matters, else as a collection, which a
/// printer takes instead (PWG 5100.7).
final class IppMediaTicket {

    private static final String AUTO = "auto";

    private final AttributeGroup printer;

    IppMediaTicket(AttributeGroup printer) {
        this.printer = printer;
    }

    void write(PrintJobConfiguration wishes, GroupWriter job, List<String> dropped) {
        var size = size(wishes.mediaSize());
        if (wishes.mediaSize() != null && size.isEmpty()) dropped.add("mediaSize");
        var members = new ArrayList<Member>();
        keyword("mediaType", "media-type", wishes.mediaType(), members, dropped);
        keyword("inputBin", "media-source", wishes.inputBin(), members, dropped);
        if (members.isEmpty()) {
            size.ifPresent(value -> job.put("media", Value.of(value)));
            return;
        }
        size.flatMap(IppMediaTicket::dimensions).ifPresent(members::addFirst);
        job.put("media-col", Value.collection(members.toArray(Member[]::new)));
    }

    private Optional<IppValue> size(@Nullable String wished) {
        return values("media-supported").stream()
                .filter(value -> IppWords.mediaSize(value).equals(Optional.ofNullable(wished)))
                .findFirst();
    }

    private void keyword(
            String wish, String member, @Nullable String wished, List<Member> members, List<String> dropped) {
        if (wished == null || wished.equals(AUTO)) return;
        boolean inCollections = values("media-col-supported").stream()
                .anyMatch(value -> value.text().equals(Optional.of(member)));
        var found = values(member + "-supported").stream()
                .filter(_ -> inCollections)
                .filter(value -> IppWords.plain(value).equals(Optional.of(wished)))
                .findFirst();
        found.ifPresent(value -> members.add(new Member(member, Value.of(value))));
        if (found.isEmpty()) dropped.add(wish);
    }

    private static Optional<Member> dimensions(IppValue name) {
        return name.text()
                .flatMap(PwgMedia::parse)
                .map(media -> new Member(
                        "media-size",
                        Value.collection(
                                new Member("x-dimension", Value.integer(media.width())),
                                new Member("y-dimension", Value.integer(media.height())))));
    }

    private List<IppValue> values(String attribute) {
        return printer.find(attribute).map(IppAttribute::values).orElse(List.of());
    }
}
