/// IPP's encoding (RFC 8010) and what DNS-SD says of a printer that is described in it: knows no job and no printer of
/// ours.
@NullMarked
package dev.holdfast.ipp;

import org.jspecify.annotations.NullMarked;
