package dev.holdfast.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/// A person's row.
@Entity
@Table(name = "person")
class KnownPerson {

    static final int LONGEST_NAME = 256;

    @Id
    private UUID id;

    @Column(name = "display_name")
    private String displayName;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected KnownPerson() {}

    KnownPerson(UUID id, String displayName) {
        this.id = id;
        this.displayName = shortened(displayName);
    }

    void rename(String name) {
        this.displayName = shortened(name);
    }

    UserId id() {
        return new UserId(id);
    }

    String displayName() {
        return displayName;
    }

    // Names come from other systems: what cannot be shown is dropped, what is too long is cut.
    static String shortened(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", "").strip();
        return shown.length() <= LONGEST_NAME ? shown : shown.substring(0, LONGEST_NAME);
    }
}
