/// Tests of what all packages stand on.
@NullMarked
package dev.holdfast.base;

import org.jspecify.annotations.NullMarked;
