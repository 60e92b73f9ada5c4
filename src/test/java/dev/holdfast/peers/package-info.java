/// Programs that nobody here wrote, started by tests on loopback: CUPS, its tools and its printer.
@NullMarked
package dev.holdfast.peers;

import org.jspecify.annotations.NullMarked;
