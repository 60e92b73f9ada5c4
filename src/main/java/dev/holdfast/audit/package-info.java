/// The append-only trail of who did what.
@NullMarked
package dev.holdfast.audit;

import org.jspecify.annotations.NullMarked;
