package dev.holdfast.graph;

import com.fasterxml.jackson.databind.EnumNamingStrategies;

/// The members of Graph's enumerations as Graph writes them.
public final class Wire {

    private Wire() {}

    /// The member string: `UNKNOWN_FUTURE_VALUE` is `unknownFutureValue`.
    public static String name(Enum<?> member) {
        return EnumNamingStrategies.LowerCamelCaseStrategy.INSTANCE.convertEnumToExternalName(member.name());
    }
}
