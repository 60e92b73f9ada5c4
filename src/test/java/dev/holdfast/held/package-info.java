/// Tests of held jobs and their release.
@NullMarked
package dev.holdfast.held;

import org.jspecify.annotations.NullMarked;
