/// What every part needs and nobody owns: errors, ids, the clock, signals between replicas, and the sweep.
@NullMarked
package dev.holdfast.base;

import org.jspecify.annotations.NullMarked;
