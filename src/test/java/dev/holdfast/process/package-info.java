/// Whole processes of the packaged Holdfast: killed at chosen points, started again, and several on one database.
@NullMarked
package dev.holdfast.process;

import org.jspecify.annotations.NullMarked;
