/// The bundled print service's printers, shares, tasks, jobs, documents and subscriptions.
@NullMarked
package dev.holdfast.printservice.spool;

import org.jspecify.annotations.NullMarked;
