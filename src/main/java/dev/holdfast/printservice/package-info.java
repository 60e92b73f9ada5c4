/// The bundled print service: the Universal Print API without Microsoft.
@NullMarked
package dev.holdfast.printservice;

import org.jspecify.annotations.NullMarked;
