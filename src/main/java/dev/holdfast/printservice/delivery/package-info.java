/// Takes redirected jobs to physical devices.
@NullMarked
package dev.holdfast.printservice.delivery;

import org.jspecify.annotations.NullMarked;
