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
        var manifest = new Manifest(100, List.of(new ByteRange(0, 9), new ByteRange(20, 29), new ByteRange(90, 94)));

        assertThat(manifest.missing().stream().map(ByteRange::toString)).containsExactly("10-19", "30-89", "95-99");
    }

    /// Against a set of bits, one for each byte.
    @ParameterizedTest
    @MethodSource("seeds")
    void any_parts_agree_with_a_byte_by_byte_count(long seed) {
        var random = new Random(seed);
        int size = 1 + random.nextInt(200);
        var bytes = new BitSet(size);
        var parts = new ArrayList<ByteRange>();

        for (int next = 0; next < size; next += random.nextInt(2) * random.nextInt(10)) {
            int last = Math.min(size - 1, next + random.nextInt(20));
            parts.add(new ByteRange(next, last));
            bytes.set(next, last + 1);
            next = last + 1;

            var manifest = new Manifest(size, parts);
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
