package dev.holdfast.base;

/// A field of the request that is missing, too long or not what it should be; the sentence names the field.
public final class InvalidField extends ProblemException {

    /// `field` as the client wrote it; `must` completes "The field 'x' …".
    public InvalidField(String field, String must) {
        super(400, "invalid-field", "The field '" + field + "' " + must + ".");
    }
}
