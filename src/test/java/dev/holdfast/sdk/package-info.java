/// Microsoft's own client, unchanged, against the bundled print service.
@NullMarked
package dev.holdfast.sdk;

import org.jspecify.annotations.NullMarked;
