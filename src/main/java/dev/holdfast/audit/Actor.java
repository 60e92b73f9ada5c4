package dev.holdfast.audit;

import java.util.UUID;

/// Who did something: a key, a person, a terminal, or Holdfast itself.
public record Actor(Kind kind, String id) {

    /// What kind of actor.
    public enum Kind {
        KEY,
        PERSON,
        TERMINAL,
        SYSTEM
    }

    /// Holdfast itself, by the name of the part that acted.
    public static Actor system(String part) {
        return new Actor(Kind.SYSTEM, part);
    }

    /// The API key with this id.
    public static Actor key(UUID id) {
        return new Actor(Kind.KEY, id.toString());
    }

    /// The terminal with this id.
    public static Actor terminal(UUID id) {
        return new Actor(Kind.TERMINAL, id.toString());
    }

    /// The person with this id.
    public static Actor person(UUID id) {
        return new Actor(Kind.PERSON, id.toString());
    }
}
