/// Documents in the formats that printers take: how many pages they have, and how one becomes another, page by page.
@NullMarked
package dev.holdfast.document;

import org.jspecify.annotations.NullMarked;
