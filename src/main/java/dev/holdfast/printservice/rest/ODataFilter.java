package dev.holdfast.printservice.rest;

import dev.holdfast.printservice.spool.Condition;
import dev.holdfast.printservice.spool.Condition.All;
import dev.holdfast.printservice.spool.Condition.Any;
import dev.holdfast.printservice.spool.Condition.Compares;
import dev.holdfast.printservice.spool.Condition.Has;
import dev.holdfast.printservice.spool.Condition.Not;
import dev.holdfast.printservice.spool.Condition.OneOf;
import dev.holdfast.printservice.spool.Condition.Relation;
import dev.holdfast.printservice.spool.Condition.Where;
import dev.holdfast.printservice.spool.GraphProblem;
import dev.holdfast.printservice.spool.Vocabulary;
import dev.holdfast.printservice.spool.Vocabulary.Kind;
import dev.holdfast.printservice.spool.Vocabulary.Order;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `$filter` and `$orderby` (OData 4.01 part 2, §5.1.1.1, §5.1.1.2, §5.1.5): comparisons and `in` of a property
/// with literals, `contains`, `startswith`, `endswith`, joined by `and`, `or`, `not` and parentheses.
final class ODataFilter {

    /// Our choice: conditions within five others. What is read calls itself, and Hibernate's parser gets slow.
    private static final int DEEPEST = 6;

    /// Our choice: comparisons, and values of `in`. Each is work for the database and for who writes its query.
    private static final int MOST_TERMS = 50;

    private static final Pattern TOKEN = Pattern.compile("\\s*+(?:(?<text>'(?:[^']|'')*+')|(?<sign>[(),])"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_/]*+(?![A-Za-z0-9_/:.-]))|(?<literal>[0-9A-Za-z_:.+-]++))");

    private static final Pattern ORDER = Pattern.compile("\\s*([A-Za-z/]+)(?:\\s+(asc|desc))?\\s*");

    private final Vocabulary words;
    private final Matcher rest;
    private @Nullable String token;
    private int depth;
    private int terms;

    private ODataFilter(String text, Vocabulary words) {
        this.words = words;
        this.rest = TOKEN.matcher(text.strip());
        next();
    }

    /// The condition; a 400 that says what is wrong otherwise.
    static Condition parse(String text, Vocabulary words) {
        var filter = new ODataFilter(text, words);
        var condition = filter.either();
        if (filter.token != null) throw wrong("'" + shown(filter.token) + "' is not expected there");
        return condition;
    }

    /// The order by one property; a 400 that says what is wrong otherwise.
    static Order order(String text, Vocabulary words) {
        var match = ORDER.matcher(text);
        if (!match.matches()) {
            throw GraphProblem.badRequest(
                    "The query option '$orderby' must be one property, and 'asc' or 'desc' after it.");
        }
        if (words.kind(match.group(1)).isEmpty()) {
            throw GraphProblem.badRequest(
                    "The query option '$orderby' is not supported for '" + shown(match.group(1)) + "'.");
        }
        return new Order(match.group(1), "desc".equals(match.group(2)));
    }

    private Condition either() {
        var conditions = new ArrayList<>(List.of(both()));
        while (isNext("or")) {
            next();
            conditions.add(both());
        }
        return conditions.size() == 1 ? conditions.getFirst() : new Any(List.copyOf(conditions));
    }

    private Condition both() {
        var conditions = new ArrayList<>(List.of(single()));
        while (isNext("and")) {
            next();
            conditions.add(single());
        }
        return conditions.size() == 1 ? conditions.getFirst() : new All(List.copyOf(conditions));
    }

    private Condition single() {
        if (++depth > DEEPEST) throw wrong("it is nested too deeply");
        try {
            if (isNext("not")) {
                next();
                return new Not(single());
            }
            if (isNext("(")) {
                next();
                var condition = either();
                take(")");
                return condition;
            }
            return predicate();
        } finally {
            depth--;
        }
    }

    private Condition predicate() {
        String name = taken();
        // Graph's own documentation writes these names in both ways.
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "contains" -> function(Where.ANYWHERE);
            case "startswith" -> function(Where.START);
            case "endswith" -> function(Where.END);
            default -> comparison(name, kind(name));
        };
    }

    private Condition function(Where where) {
        take("(");
        String property = taken();
        if (kind(property) != Kind.TEXT) throw wrong("'" + shown(property) + "' is no text");
        take(",");
        var text = value(Kind.TEXT);
        take(")");
        if (text == null) throw wrong("null is no text");
        return new Has(property, where, text.toString());
    }

    private Condition comparison(String property, Kind kind) {
        String operator = taken();
        if (operator.equals("in")) return in(property, kind);
        if (operator.equals("ne")) return new Not(new Compares(property, Relation.EQ, value(kind)));
        var relation = relation(operator);
        var value = value(kind);
        if (relation != Relation.EQ && (value == null || kind == Kind.BOOLEAN)) {
            throw wrong("nothing is in the order of '" + operator + "' there");
        }
        return new Compares(property, relation, value);
    }

    private Condition in(String property, Kind kind) {
        take("(");
        var values = new ArrayList<@Nullable Object>();
        values.add(value(kind));
        while (isNext(",")) {
            next();
            values.add(value(kind));
        }
        take(")");
        var present =
                values.stream().filter(Objects::nonNull).map(Object.class::cast).toList();
        var absent = new Compares(property, Relation.EQ, null);
        if (present.isEmpty()) return absent;
        var condition = present.size() == 1
                ? new Compares(property, Relation.EQ, present.getFirst())
                : new OneOf(property, present);
        return present.size() == values.size() ? condition : new Any(List.of(condition, absent));
    }

    private static Relation relation(String operator) {
        try {
            return Relation.valueOf(operator.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("'" + shown(operator) + "' is no operator");
        }
    }

    private Kind kind(String property) {
        return words.kind(property).orElseThrow(() -> wrong("it cannot be asked for '" + shown(property) + "'"));
    }

    private @Nullable Object value(Kind kind) {
        if (++terms > MOST_TERMS) throw wrong("it has more than " + MOST_TERMS + " values");
        String literal = taken();
        if (literal.equals("null")) return null;
        return switch (kind) {
            case TEXT -> text(literal);
            case BOOLEAN -> truth(literal);
            case TIME -> time(literal);
            case DATE -> date(literal);
        };
    }

    private static String text(String literal) {
        if (literal.startsWith("'")) {
            return literal.substring(1, literal.length() - 1).replace("''", "'");
        }
        // Ids may stand there without quotes, as literals of Edm.Guid do.
        if (literal.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) return literal;
        throw wrong("'" + shown(literal) + "' is no text in single quotes");
    }

    private static Boolean truth(String literal) {
        return switch (literal) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("'" + shown(literal) + "' is neither true nor false");
        };
    }

    private static Object time(String literal) {
        try {
            var time = OffsetDateTime.parse(literal);
            if (time.getYear() >= 1 && time.getYear() <= 9999) return time.toInstant();
        } catch (DateTimeException e) {
            // Said below, as of a year that no calendar of ours has.
        }
        throw wrong("'" + shown(literal) + "' is no time like 2026-01-31T12:00:00Z");
    }

    private static Object date(String literal) {
        try {
            var date = LocalDate.parse(literal);
            if (date.getYear() >= 1 && date.getYear() <= 9999) return date;
        } catch (DateTimeException e) {
            // Said below, as of a year that no calendar of ours has.
        }
        throw wrong("'" + shown(literal) + "' is no date like 2026-01-31");
    }

    private boolean isNext(String word) {
        return word.equals(token);
    }

    private void take(String sign) {
        if (!isNext(sign)) throw wrong("'" + sign + "' is missing");
        next();
    }

    private String taken() {
        if (token == null) throw wrong("it ends too early");
        String taken = token;
        next();
        return taken;
    }

    private void next() {
        if (rest.lookingAt()) {
            token = rest.group().strip();
            rest.region(rest.end(), rest.regionEnd());
        } else if (rest.regionStart() == rest.regionEnd()) {
            token = null;
        } else {
            throw wrong("it has signs that do not belong there");
        }
    }

    private static RuntimeException wrong(String why) {
        return GraphProblem.badRequest("The query option '$filter' is not understood: " + why + ".");
    }

    private static String shown(String token) {
        return token.length() > 40 ? token.substring(0, 40) + "…" : token;
    }
}
