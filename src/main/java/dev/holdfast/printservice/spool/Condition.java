package dev.holdfast.printservice.spool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must be so of a thing that a list has (OData 4.01 part 2, §5.1.1). Properties are named as Graph names them.
public sealed interface Condition {

    /// All of them are so.
    record All(List<Condition> of) implements Condition {}

    /// At least one of them is so.
    record Any(List<Condition> of) implements Condition {}

    /// It is not so.
    record Not(Condition of) implements Condition {}

    /// A property has this relation to a value: a text, a truth value, an instant, a date, or nothing.
    record Compares(
            String property, Relation relation, @Nullable Object value) implements Condition {}

    /// A property is one of these values, each as above but for nothing.
    record OneOf(String property, List<Object> values) implements Condition {}

    /// A text has another in it.
    record Has(String property, Where where, String text) implements Condition {}

    /// How two values are compared; what is absent is in no order to anything.
    enum Relation {
        EQ,
        GT,
        GE,
        LT,
        LE
    }

    /// Where in a text another is.
    enum Where {
        START,
        ANYWHERE,
        END
    }
}
