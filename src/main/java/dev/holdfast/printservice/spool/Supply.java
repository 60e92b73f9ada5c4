package dev.holdfast.printservice.spool;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a printer uses up, or collects waste in: what it calls it, of which type (`toner`, `waste-ink`), of which
/// colour, and how full it is in percent. What is absent the printer does not tell.
public record Supply(
        @Nullable String name,
        @Nullable String type,
        @Nullable String color,
        @Nullable Integer level,
        State state) {

    /// Whether somebody has to do something about it.
    public enum State {
        OK,
        LOW,
        EMPTY,
        ALMOST_FULL,
        FULL,
        UNKNOWN
    }

    /// `limit` is the level up to which it is low or, where waste is collected, from which it is almost full.
    static Supply of(@Nullable String name, Kind kind, @Nullable String color, @Nullable Integer level, int limit) {
        return new Supply(name, kind.type(), color, level, level == null ? State.UNKNOWN : state(kind, level, limit));
    }

    private static State state(Kind kind, int level, int limit) {
        if (kind.isWaste()) return level >= 100 ? State.FULL : level >= limit ? State.ALMOST_FULL : State.OK;
        return level == 0 ? State.EMPTY : level <= limit ? State.LOW : State.OK;
    }

    /// A type, and whether it is one that is filled.
    record Kind(@Nullable String type, boolean isWaste) {

        static Kind of(@Nullable String type) {
            return new Kind(type, type != null && type.startsWith("waste"));
        }
    }

    /// What a printer's status says of it in Graph; nothing where Graph has no word for that.
    Optional<String> detail() {
        return switch (state) {
            case OK, UNKNOWN -> Optional.empty();
            case ALMOST_FULL -> Optional.of("markerWasteAlmostFull");
            case FULL -> Optional.of("markerWasteFull");
            case LOW -> detail("Low", "opticalPhotoConductorNearEndOfLife");
            case EMPTY -> detail("Empty", "opticalPhotoConductorLifeOver");
        };
    }

    private Optional<String> detail(String how, String drum) {
        return switch (type) {
            case null -> Optional.of("markerSupply" + how);
            case "opc" -> Optional.of(drum);
            case "developer" -> Optional.of("developer" + how);
            case String it
            when it.matches("(toner|ink|solid-wax|ribbon-wax|other)(-.*)?") -> Optional.of("markerSupply" + how);
            default -> Optional.empty();
        };
    }
}
