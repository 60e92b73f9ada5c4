package dev.holdfast.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A document format that can be read and written, by its media type; the more it leaves to the printer, the earlier.
public enum Format {
    PDF("application/pdf"),
    PWG_RASTER("image/pwg-raster"),
    URF("image/urf"),
    /// Of one page only.
    JPEG("image/jpeg");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /// The media type, as IPP and Graph name it.
    public String mediaType() {
        return mediaType;
    }

    /// The format with this media type.
    public static Optional<Format> of(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
