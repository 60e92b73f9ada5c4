package dev.holdfast.printservice.spool;

import dev.holdfast.identity.Caller;
import dev.holdfast.identity.People;
import dev.holdfast.identity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Turns callers into viewers of shares.
@ApplicationScoped
public class Viewers {

    private final People people;

    Viewers(People people) {
        this.people = people;
    }

    /// What this caller may see. A key without a person sees what is meant for everybody.
    public Viewer of(Caller caller) {
        if (caller.kind() == Caller.Kind.ADMIN) {
            return Viewer.ADMINISTRATOR;
        }
        return caller.person().flatMap(people::find).map(this::of).orElseGet(() -> new Viewer(false, "", Set.of()));
    }

    /// What this person may see.
    public Viewer of(Person person) {
        return new Viewer(false, person.id().toString(), people.groupsOf(person.id()));
    }

    /// The id by which Graph knows the person: the bound one, else ours.
    public static String graphId(Person person) {
        String bound = person.graphId();
        return bound == null ? person.id().toString() : bound;
    }
}
