/// Universal Print's metadata, and whatever the print service answers held against it.
@NullMarked
package dev.holdfast.csdl;

import org.jspecify.annotations.NullMarked;
