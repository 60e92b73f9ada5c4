package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {

    @Test
    void nothing_there_means_that_everything_is_missing() {
        assertThat(new Manifest(4_533_322, List.of()).missing()).containsExactly(new ByteRange(0, 4_533_321));
    }

    @Test
    void the_gaps_are_named_as_the_documentation_shows_them() {
        var manifest = new Manifest(100, List.of(new ByteRange(90, 94), new ByteRange(0, 9), new ByteRange(20, 29)));

        assertThat(manifest.missing().stream().map(ByteRange::toString)).containsExactly("10-19", "30-89", "95-99");
    }

    @Test
    void ranges_that_share_one_byte_overlap() {
        var manifest = new Manifest(100, List.of(new ByteRange(10, 19)));

        assertThat(manifest.overlaps(new ByteRange(19, 25))).isTrue();
        assertThat(manifest.overlaps(new ByteRange(0, 10))).isTrue();
        assertThat(manifest.overlaps(new ByteRange(12, 13))).isTrue();
        assertThat(manifest.overlaps(new ByteRange(0, 99))).isTrue();
        assertThat(manifest.overlaps(new ByteRange(20, 25))).isFalse();
        assertThat(manifest.overlaps(new ByteRange(0, 9))).isFalse();
    }

    /// Against a set of bits, one for each byte, with any ranges in any order.
    @ParameterizedTest
    @MethodSource("seeds")
    void any_parts_in_any_order_agree_with_a_byte_by_byte_count(long seed) {
        var random = new Random(seed);
        int size = 1 + random.nextInt(200);
        var bytes = new BitSet(size);
        var manifest = new Manifest(size, List.of());

        for (int i = 0; i < 200 && !manifest.isComplete(); i++) {
            int first = random.nextInt(size);
            var range = new ByteRange(first, first + random.nextInt(Math.min(20, size - first)));
            boolean taken =
                    bytes.get((int) range.first(), (int) range.last() + 1).cardinality() > 0;

            assertThat(manifest.overlaps(range)).isEqualTo(taken);
            if (!taken) {
                manifest = manifest.with(range);
                bytes.set((int) range.first(), (int) range.last() + 1);
            }
            assertThat(manifest.missing()).isEqualTo(gaps(bytes, size));
            assertThat(manifest.isComplete()).isEqualTo(bytes.cardinality() == size);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    private static List<ByteRange> gaps(BitSet bytes, int size) {
        var gaps = new ArrayList<ByteRange>();
        int first = bytes.nextClearBit(0);
        while (first < size) {
            int next = bytes.nextSetBit(first);
            int end = next < 0 ? size : next;
            gaps.add(new ByteRange(first, end - 1));
            first = bytes.nextClearBit(end);
        }
        return gaps;
    }
}
