package dev.holdfast.base;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/// Takes a value of a wrong type in a request for what it is: nothing is converted, nor is anything behind the
/// JSON's end passed over. A badge that came as a number would have lost its leading zeros without a word.
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class StrictRequests implements ContextResolver<ObjectMapper> {

    private final ObjectMapper strict;

    StrictRequests(ObjectMapper json) {
        this.strict = json.copy()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        refuse(LogicalType.Textual, CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
        refuse(LogicalType.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.String);
        refuse(LogicalType.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean, CoercionInputShape.String);
        refuse(LogicalType.Float, CoercionInputShape.Boolean, CoercionInputShape.String);
        for (var type : List.of(LogicalType.Boolean, LogicalType.Integer, LogicalType.Float)) {
            refuse(type, CoercionInputShape.EmptyString);
        }
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return strict;
    }

    private void refuse(LogicalType type, CoercionInputShape... shapes) {
        for (var shape : shapes) {
            strict.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
    }
}
