/// Turns documents of one format into another that a printer takes, page by page.
@NullMarked
package dev.holdfast.printservice.convert;

import org.jspecify.annotations.NullMarked;
