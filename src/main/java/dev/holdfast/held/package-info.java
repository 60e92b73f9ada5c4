/// A job from its arrival to its delivery: held, listed, released, watched, expired.
@NullMarked
package dev.holdfast.held;

import org.jspecify.annotations.NullMarked;
