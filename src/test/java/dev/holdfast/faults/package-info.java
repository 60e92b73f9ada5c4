/// The promise of never losing a job and never printing one twice, held against faults: processes that die, connections
/// that break, databases that go away. What happened is judged by what the printers put on paper and what the people
/// heard.
@NullMarked
package dev.holdfast.faults;

import org.jspecify.annotations.NullMarked;
