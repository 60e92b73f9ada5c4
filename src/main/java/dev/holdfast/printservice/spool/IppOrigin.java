package dev.holdfast.printservice.spool;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.MalformedIpp;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came with a job over IPP: whom the client named as the job's user; all attributes that say how to print it,
/// encoded as [dev.holdfast.ipp.AttributeGroup#decode] reads them; and until when its document may still come,
/// where that is awaited.
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record IppOrigin(
        @Column(name = "ipp_user") String user,
        @Column(name = "ipp_attributes") byte[] attributes,

        @Column(name = "document_until") @Nullable Instant documentUntil) {

    /// The attributes.
    AttributeGroup group() {
        try {
            return AttributeGroup.decode(attributes);
        } catch (MalformedIpp e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same, no longer waiting.
    IppOrigin withDocument() {
        return new IppOrigin(user, attributes, null);
    }

    /// The same, waiting until then at least: another document may be on its way for the same job.
    IppOrigin waitingUntil(Instant until) {
        boolean longer = documentUntil == null || documentUntil.isBefore(until);
        return longer ? new IppOrigin(user, attributes, until) : this;
    }
}
