package dev.holdfast.printservice.spool;

import dev.holdfast.printservice.spool.Condition.All;
import dev.holdfast.printservice.spool.Condition.Any;
import dev.holdfast.printservice.spool.Condition.Compares;
import dev.holdfast.printservice.spool.Condition.Has;
import dev.holdfast.printservice.spool.Condition.Not;
import dev.holdfast.printservice.spool.Condition.OneOf;
import dev.holdfast.printservice.spool.Condition.Relation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The properties that a list can be filtered and ordered by, and where the database has them. Texts are compared
/// without regard to case: our choice, as Graph does with its directory.
public final class Vocabulary {

    /// What kind of value a property has.
    public enum Kind {
        TEXT,
        BOOLEAN,
        TIME,
        DATE
    }

    /// A property that is this expression of HQL, in which `{}` stands for the thing.
    record Term(Kind kind, String expression) {

        String of(String thing) {
            return expression.replace("{}", thing);
        }
    }

    /// The order of a list by one property; things that have the same there are in the order of their ids.
    public record Order(String property, boolean descending) {}

    private static final String THING = "t";

    private final Map<String, Term> terms;

    Vocabulary(Map<String, Term> terms) {
        this.terms = terms;
    }

    /// These texts, for somebody else to look for.
    public static Vocabulary ofTexts(Collection<String> names) {
        return new Vocabulary(names.stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> new Term(Kind.TEXT, name))));
    }

    /// The property's kind; empty where there is none of that name here.
    public Optional<Kind> kind(String property) {
        return Optional.ofNullable(terms.get(property)).map(Term::kind);
    }

    /// The condition on `t` in HQL; its values are added to `bound`.
    String where(Condition condition, Map<String, Object> bound) {
        return switch (condition) {
            case All(var of) -> joined(" and ", of, bound);
            case Any(var of) -> joined(" or ", of, bound);
            case Not(var of) -> "not " + where(of, bound);
            case Compares(var property, var relation, var value) ->
                compares(expression(property), relation, value, bound);
            case OneOf(var property, var values) -> oneOf(expression(property), values, bound);
            case Has(var property, var where, var text) ->
                "(lower(" + expression(property) + ") like lower(" + bind(pattern(where, text), bound)
                        + ") escape '\\' and " + expression(property) + " is not null)";
        };
    }

    // Side by side, not within one another: Hibernate's parser takes long for brackets in brackets.
    private String joined(String word, List<Condition> conditions, Map<String, Object> bound) {
        return conditions.stream()
                .map(condition -> where(condition, bound))
                .collect(Collectors.joining(word, "(", ")"));
    }

    // So that the opposite is so of what is absent.
    private static String compares(
            String expression, Relation relation, @Nullable Object value, Map<String, Object> bound) {
        if (value == null) return "(" + expression + " is null)";
        String one = folded(value, expression);
        String other = folded(value, bind(value, bound));
        return "(" + one + " " + sign(relation) + " " + other + " and " + expression + " is not null)";
    }

    private static String oneOf(String expression, List<Object> values, Map<String, Object> bound) {
        String list =
                values.stream().map(value -> folded(value, bind(value, bound))).collect(Collectors.joining(", "));
        return "(" + folded(values.getFirst(), expression) + " in (" + list + ") and " + expression + " is not null)";
    }

    private static String folded(Object value, String expression) {
        return value instanceof String ? "lower(" + expression + ")" : expression;
    }

    private static String sign(Relation relation) {
        return switch (relation) {
            case EQ -> "=";
            case GT -> ">";
            case GE -> ">=";
            case LT -> "<";
            case LE -> "<=";
        };
    }

    private static String pattern(Condition.Where where, String text) {
        String literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return switch (where) {
            case START -> literal + "%";
            case ANYWHERE -> "%" + literal + "%";
            case END -> "%" + literal;
        };
    }

    private static String bind(Object value, Map<String, Object> bound) {
        String name = "value" + bound.size();
        bound.put(name, value);
        return ":" + name;
    }

    /// What a list of these things adds to a query of its own for the entity `t`, in HQL, that has a condition
    /// already; its values are added to `bound`.
    String rest(Listed listed, String entity, Map<String, Object> bound) {
        var rest = new StringBuilder();
        listed.condition().ifPresent(condition -> rest.append(" and ").append(where(condition, bound)));
        if (listed.after() != null) {
            bound.put("after", listed.after());
            rest.append(" and ")
                    .append(listed.order().map(order -> after(order, entity)).orElse("t.id > :after"));
        }
        return rest.append(" order by ")
                .append(listed.order().map(this::by).orElse("t.id"))
                .toString();
    }

    /// What comes after the thing of that entity with the id `:after`, in HQL.
    String after(Order order, String entity) {
        String here = ordered(order, THING);
        String there = "(select " + ordered(order, "l") + " from " + entity + " l where l.id = :after)";
        String sign = order.descending() ? " < " : " > ";
        return "(" + here + sign + there + " or " + here + " = " + there + " and t.id > :after)";
    }

    /// The order in HQL.
    String by(Order order) {
        return ordered(order, THING) + (order.descending() ? " desc" : "") + ", t.id";
    }

    // What is absent comes first.
    private String ordered(Order order, String thing) {
        var term = term(order.property());
        String expression = term.of(thing);
        return switch (term.kind()) {
            case TEXT -> "lower(coalesce(" + expression + ", ''))";
            case TIME -> "coalesce(" + expression + ", datetime 0001-01-01 00:00:00Z)";
            case DATE -> "coalesce(" + expression + ", date 0001-01-01)";
            case BOOLEAN -> "(case when " + expression + " then 1 else 0 end)";
        };
    }

    private String expression(String property) {
        return term(property).of(THING);
    }

    private Term term(String property) {
        return Optional.ofNullable(terms.get(property)).orElseThrow();
    }
}
