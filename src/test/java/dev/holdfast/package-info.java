/// Tests of Holdfast as a whole: that it boots, and that its packages keep to their layers.
@NullMarked
package dev.holdfast;

import org.jspecify.annotations.NullMarked;
