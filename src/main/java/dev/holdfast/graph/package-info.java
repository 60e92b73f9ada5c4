/// Microsoft Graph's Universal Print API: its wire records and the one client.
@NullMarked
package dev.holdfast.graph;

import org.jspecify.annotations.NullMarked;
