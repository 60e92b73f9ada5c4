/// Virtual printers and their queues, destinations, and their set-up and subscriptions in Graph.
@NullMarked
package dev.holdfast.printer;

import org.jspecify.annotations.NullMarked;
