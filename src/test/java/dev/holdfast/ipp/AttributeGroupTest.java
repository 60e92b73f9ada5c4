package dev.holdfast.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AttributeGroupTest {

    private static GroupBytes aPrinter() {
        return new GroupBytes()
                .text(GroupBytes.TEXT, "printer-make-and-model", "Acme 9")
                .keyword("sides-supported", "one-sided", "two-sided-long-edge")
                .bool("color-supported", true)
                .range("copies-supported", 1, 99)
                .resolution("printer-resolution-default", 600)
                .collection("media-col-default", 3)
                .enums("finishings-supported", 3, 4);
    }

    @Test
    void values_are_read_by_their_kinds() throws MalformedIpp {
        var group = AttributeGroup.decode(aPrinter().bytes());

        assertThat(group.size()).isEqualTo(7);
        assertThat(group.find("printer-make-and-model").orElseThrow().first().text())
                .contains("Acme 9");
        assertThat(group.find("sides-supported").orElseThrow().values()).hasSize(2);
        assertThat(group.find("color-supported").orElseThrow().first().bool()).contains(true);
        assertThat(group.find("copies-supported").orElseThrow().first().range()).contains(new IppValue.Range(1, 99));
        assertThat(group.find("printer-resolution-default")
                        .orElseThrow()
                        .first()
                        .dotsPerInch())
                .hasValue(600);
        assertThat(group.find("finishings-supported").orElseThrow().first().integer())
                .hasValue(3);
        assertThat(group.find("nothing-of-the-kind")).isEmpty();
    }

    @Test
    void what_was_read_is_written_again_byte_for_byte() throws MalformedIpp {
        var bytes = aPrinter()
                .value(0x7f, "vendor-thing", new byte[] {0, 0, 0, 1, 9})
                .bytes();

        assertThat(AttributeGroup.decode(bytes).encode()).isEqualTo(bytes);
    }

    @Test
    void an_end_tag_may_be_there_or_not() throws MalformedIpp {
        assertThat(AttributeGroup.decode(aPrinter().raw(0x03).bytes()).encode())
                .isEqualTo(aPrinter().bytes());
    }

    @Test
    void an_attribute_replaces_all_values_of_the_one_before_and_others_stay() throws MalformedIpp {
        var later = new GroupBytes().keyword("sides-supported", "one-sided").keyword("new-one", "x");

        var merged = AttributeGroup.decode(aPrinter().bytes()).mergedWith(AttributeGroup.decode(later.bytes()));

        assertThat(merged.size()).isEqualTo(8);
        assertThat(merged.find("sides-supported").orElseThrow().values()).hasSize(1);
        assertThat(AttributeGroup.decode(merged.encode()).size()).isEqualTo(8);
    }

    @Test
    void a_text_with_its_language_is_that_text() throws MalformedIpp {
        var bytes = new GroupBytes()
                .value(IppValue.TEXT_WITH_LANGUAGE, "printer-info", new byte[] {0, 2, 'd', 'e', 0, 3, 'B', 'u', 'g'})
                .bytes();

        assertThat(AttributeGroup.decode(bytes)
                        .find("printer-info")
                        .orElseThrow()
                        .first()
                        .text())
                .contains("Bug");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("a whole message", new byte[] {2, 0, 0, 2, 0, 0, 0, 1, 1}),
                Arguments.of("another group", new GroupBytes().raw(0x02).bytes()),
                Arguments.of("two groups", aPrinter().raw(0x04).bytes()),
                Arguments.of("bytes after the end", aPrinter().raw(0x03, 0x00).bytes()),
                Arguments.of(
                        "a name that goes on for ever",
                        new GroupBytes().raw(0x44, 0xff, 0xff, 'a').bytes()),
                Arguments.of(
                        "a value that goes on for ever",
                        new GroupBytes().raw(0x44, 0, 1, 'a', 0xff, 0xff).bytes()),
                Arguments.of(
                        "no name", new GroupBytes().raw(0x44, 0, 0, 0, 1, 'a').bytes()),
                Arguments.of(
                        "a name of other letters",
                        new GroupBytes().keyword("a b", "x").bytes()),
                Arguments.of(
                        "an attribute twice",
                        aPrinter().bool("color-supported", false).bytes()),
                Arguments.of(
                        "a short integer",
                        new GroupBytes()
                                .value(IppValue.INTEGER, "copies-default", new byte[3])
                                .bytes()),
                Arguments.of(
                        "a long boolean",
                        new GroupBytes()
                                .value(IppValue.BOOLEAN, "color-supported", new byte[2])
                                .bytes()),
                Arguments.of(
                        "a text with a wrong length of its language",
                        new GroupBytes()
                                .value(IppValue.TEXT_WITH_LANGUAGE, "x", new byte[] {0, 9, 'd', 'e', 0, 0})
                                .bytes()),
                Arguments.of(
                        "a text that is too long",
                        new GroupBytes()
                                .text(GroupBytes.TEXT, "x", "y".repeat(1_024))
                                .bytes()),
                Arguments.of(
                        "a collection without an end",
                        new GroupBytes()
                                .value(IppValue.BEGIN_COLLECTION, "media-col", new byte[0])
                                .bytes()),
                Arguments.of(
                        "an end without a collection",
                        new GroupBytes()
                                .value(IppValue.END_COLLECTION, "media-col", new byte[0])
                                .bytes()),
                Arguments.of(
                        "a member without a name",
                        new GroupBytes()
                                .value(IppValue.BEGIN_COLLECTION, "media-col", new byte[0])
                                .value(GroupBytes.KEYWORD, "", new byte[] {'a'})
                                .bytes()),
                Arguments.of(
                        "collections nested too deep",
                        new GroupBytes().collection("media-col", 9).bytes()),
                Arguments.of("a thousand and one attributes", many(1_001).bytes()));
    }

    private static GroupBytes many(int count) {
        var group = new GroupBytes();
        IntStream.range(0, count).forEach(i -> group.bool("a" + i, true));
        return group;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void what_is_no_group_is_refused_with_a_sentence(String what, byte[] bytes) {
        assertThatThrownBy(() -> AttributeGroup.decode(bytes))
                .isInstanceOf(MalformedIpp.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void a_thousand_attributes_are_taken() throws MalformedIpp {
        assertThat(AttributeGroup.decode(many(1_000).bytes()).size()).isEqualTo(1_000);
    }

    @Test
    void no_bytes_whatever_do_worse_than_being_refused() {
        var random = new Random(20261122);
        var good = aPrinter().bytes();
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = round % 2 == 0 ? mutated(good, random) : garbage(random);

            var thrown = catchThrowable(() -> readAll(AttributeGroup.decode(bytes)));

            assertThat(thrown == null || thrown instanceof MalformedIpp)
                    .as("round %d: %s", round, thrown)
                    .isTrue();
        }
    }

    private static void readAll(AttributeGroup group) throws MalformedIpp {
        assertThat(AttributeGroup.decode(group.encode()).size()).isEqualTo(group.size());
        for (String name : new String[] {"sides-supported", "copies-supported", "printer-resolution-default", "a"}) {
            group.find(name)
                    .ifPresent(attribute -> attribute.values().forEach(value -> {
                        value.text();
                        value.range();
                        value.dotsPerInch();
                        value.bool();
                    }));
        }
    }

    private static byte[] mutated(byte[] good, Random random) {
        var bytes = good.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] garbage(Random random) {
        var bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        if (bytes.length > 0) {
            bytes[0] = 0x04;
        }
        return bytes;
    }
}
