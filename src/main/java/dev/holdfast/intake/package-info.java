/// The webhook, the notification inbox and the reconciliation schedule.
@NullMarked
package dev.holdfast.intake;

import org.jspecify.annotations.NullMarked;
