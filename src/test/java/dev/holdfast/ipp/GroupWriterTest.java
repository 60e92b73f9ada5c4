package dev.holdfast.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.ipp.GroupWriter.Member;
import dev.holdfast.ipp.GroupWriter.Value;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Expected bytes are written out after RFC 8010 §3.1.
class GroupWriterTest {

    @Test
    void an_empty_group_is_its_tag() {
        assertThat(new GroupWriter().bytes()).containsExactly(4);
    }

    @Test
    void a_value_has_its_tag_its_name_and_its_bytes() {
        var group = new GroupWriter().put("copies-default", Value.integer(1));

        assertThat(hex(group)).isEqualTo("04" + "21" + "000e" + "636f706965732d64656661756c74" + "0004" + "00000001");
    }

    @Test
    void a_further_value_has_no_name() {
        var group = new GroupWriter().put("a", Value.keyword("x"), Value.keyword("yz"));

        assertThat(hex(group)).isEqualTo("04" + "440001610001" + "78" + "440000" + "0002" + "797a");
    }

    @Test
    void each_syntax_has_its_tag_and_length() {
        assertThat(hex(one(Value.bool(true)))).endsWith("22000161" + "000101");
        assertThat(hex(one(Value.enumeration(3)))).endsWith("23000161" + "000400000003");
        assertThat(hex(one(Value.resolution(600)))).endsWith("32000161" + "0009" + "0000025800000258" + "03");
        assertThat(hex(one(Value.range(1, 999)))).endsWith("33000161" + "0008" + "00000001000003e7");
        assertThat(hex(one(Value.text("ü")))).endsWith("41000161" + "0002c3bc");
        assertThat(hex(one(Value.unsupported()))).endsWith("10000161" + "0000");
        assertThat(hex(one(Value.uri("u:")))).endsWith("45000161" + "0002753a");
        assertThat(hex(one(Value.language("en")))).endsWith("48000161" + "0002656e");
        assertThat(hex(one(Value.mediaType("a/b")))).endsWith("49000161" + "0003612f62");
    }

    @Test
    void a_collection_is_begun_and_ended_and_names_its_members_in_between() {
        var inner = Value.collection(new Member("x", Value.integer(7)));

        assertThat(hex(one(Value.collection(new Member("s", inner)))))
                .isEqualTo("04" + "340001610000" // begCollection a
                        + "4a0000000173" // member s
                        + "3400000000" // its value: another collection
                        + "4a0000000178" // member x
                        + "21000000" + "0400000007"
                        + "3700000000"
                        + "3700000000");
    }

    @Test
    void what_is_written_can_be_read() throws MalformedIpp {
        var group = AttributeGroup.decode(
                one(Value.collection(new Member("x", Value.integer(7)))).bytes());

        assertThat(group.find("a")).isPresent();
        assertThat(group.size()).isOne();
    }

    @Test
    void the_members_of_a_collection_can_be_asked_for() {
        var size = Value.collection(new Member("x-dimension", Value.integer(21_000)));
        var media = one(Value.collection(new Member("media-size", size), new Member("media-type", Value.keyword("t"))))
                .group()
                .find("a")
                .orElseThrow()
                .first();

        assertThat(media.member("media-type").flatMap(IppValue::text)).contains("t");
        assertThat(media.member("media-size").flatMap(it -> it.member("x-dimension")))
                .hasValueSatisfying(it -> assertThat(it.integer()).hasValue(21_000));
        assertThat(media.member("x-dimension")).isEmpty();
        assertThat(media.member("media-type").flatMap(it -> it.member("a"))).isEmpty();
    }

    @Test
    void an_attribute_without_a_value_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupWriter().put("a", List.of()));
    }

    private static GroupWriter one(Value value) {
        return new GroupWriter().put("a", value);
    }

    private static String hex(GroupWriter group) {
        return HexFormat.of().formatHex(group.bytes());
    }
}
