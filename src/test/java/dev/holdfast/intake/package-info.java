/// Tests of the webhook, the inbox and the reconciliation schedule.
@NullMarked
package dev.holdfast.intake;

import org.jspecify.annotations.NullMarked;
