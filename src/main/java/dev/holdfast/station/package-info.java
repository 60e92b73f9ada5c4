/// Terminals, badges and swipe sessions: who stands where.
@NullMarked
package dev.holdfast.station;

import org.jspecify.annotations.NullMarked;
