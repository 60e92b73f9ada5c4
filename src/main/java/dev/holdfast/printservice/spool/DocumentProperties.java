package dev.holdfast.printservice.spool;

import dev.holdfast.base.Fields;
import dev.holdfast.base.InvalidField;
import org.jspecify.annotations.Nullable;

/// Graph's printDocumentUploadProperties: what is going to be uploaded.
public record DocumentProperties(String documentName, String contentType, long size) {

    /// One gibibyte, as Universal Print has it.
    public static final long MOST = 1L << 30;

    public DocumentProperties {
        documentName = Fields.text("properties.documentName", documentName, 255);
        contentType = Fields.text("properties.contentType", contentType, 127);
        if (!contentType.matches("[0-9A-Za-z!#$&^_.+-]+/[0-9A-Za-z!#$&^_.+-]+")) {
            throw new InvalidField("properties.contentType", "must be a media type without parameters");
        }
        if (size < 1 || size > MOST) {
            throw new InvalidField("properties.size", "must be from 1 to " + MOST);
        }
    }

    /// From the request.
    public static DocumentProperties of(
            @Nullable String documentName, @Nullable String contentType, @Nullable Long size) {
        return new DocumentProperties(
                Fields.required("properties.documentName", documentName),
                Fields.required("properties.contentType", contentType),
                Fields.required("properties.size", size));
    }
}
