/// What tests of all packages share: the database and the settings they start Holdfast with.
@NullMarked
package dev.holdfast.testing;

import org.jspecify.annotations.NullMarked;
