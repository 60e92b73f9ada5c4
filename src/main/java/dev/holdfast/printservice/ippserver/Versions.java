package dev.holdfast.printservice.ippserver;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The versions of IPP that printers here have. A request of another minor version is answered in the nearest of
/// them, and one of another major version refused so (RFC 8011 §4.1.8).
final class Versions {

    private static final NavigableSet<Integer> SUPPORTED = new TreeSet<>(List.of(0x0100, 0x0101, 0x0200));

    private Versions() {}

    static List<String> keywords() {
        return SUPPORTED.stream().map(it -> major(it) + "." + (it & 0xff)).toList();
    }

    static boolean isTaken(int version) {
        return SUPPORTED.stream().anyMatch(it -> major(it) == major(version));
    }

    static int nearest(int version) {
        return Optional.ofNullable(SUPPORTED.floor(version)).orElseGet(SUPPORTED::first);
    }

    private static int major(int version) {
        return version >> 8;
    }
}
