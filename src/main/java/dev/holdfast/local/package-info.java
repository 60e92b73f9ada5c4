/// Embedded PostgreSQL and the first-run secrets of a local run; nobody imports it.
@NullMarked
package dev.holdfast.local;

import org.jspecify.annotations.NullMarked;
