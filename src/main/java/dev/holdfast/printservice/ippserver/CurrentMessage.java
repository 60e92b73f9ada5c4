package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.ipp.IppMessage;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the message that is being answered: an error must carry its version and its number.
@RequestScoped
class CurrentMessage {

    private IppMessage.@Nullable Header header;
    private AttributeGroup unsupported = AttributeGroup.EMPTY;

    void begins(IppMessage.Header with) {
        header = with;
    }

    void refuses(AttributeGroup attributes) {
        unsupported = attributes;
    }

    Optional<IppMessage.Header> header() {
        return Optional.ofNullable(header);
    }

    AttributeGroup unsupported() {
        return unsupported;
    }
}
