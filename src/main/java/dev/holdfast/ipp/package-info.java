/// IPP's encoding (RFC 8010): knows no job and no printer.
@NullMarked
package dev.holdfast.ipp;

import org.jspecify.annotations.NullMarked;
