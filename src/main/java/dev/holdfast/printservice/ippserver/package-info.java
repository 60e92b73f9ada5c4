/// The print service's shares as IPP Everywhere printers.
@NullMarked
package dev.holdfast.printservice.ippserver;

import org.jspecify.annotations.NullMarked;
