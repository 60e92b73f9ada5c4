/// Graph's `$batch`: several calls of the print service in one, each made as if it had come by itself.
@NullMarked
package dev.holdfast.printservice.batch;

import org.jspecify.annotations.NullMarked;
