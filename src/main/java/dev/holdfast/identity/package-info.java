/// People and their aliases, API keys, and who is calling.
@NullMarked
package dev.holdfast.identity;

import org.jspecify.annotations.NullMarked;
