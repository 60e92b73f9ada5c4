package dev.holdfast.printer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing to do at the print cloud for a queue. Claims, leases and outcomes are written by [SetUpSteps].
@Entity
@Table(name = "set_up_step")
class SetUpStep {

    /// What there is to do, in this order; `REMOVAL` takes all of it apart.
    enum Name {
        TASK_DEFINITION(1),
        PRINTER(2),
        ATTRIBUTES(3),
        SHARE(4),
        TRIGGER(5),
        SUBSCRIPTION(6),
        REMOVAL(7);

        private final short position;

        Name(int position) {
            this.position = (short) position;
        }

        static final List<Name> SET_UP = List.of(TASK_DEFINITION, PRINTER, ATTRIBUTES, SHARE, TRIGGER, SUBSCRIPTION);

        String text() {
            return hyphenated(this);
        }

        static Name of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// How it stands.
    enum State {
        PENDING,
        RUNNING,
        NEEDS_ADMIN,
        DONE,
        FAILED;

        String text() {
            return hyphenated(this);
        }
    }

    @Id
    private UUID id;

    @Column(name = "queue_id", updatable = false)
    private UUID queueId;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private short position;

    @Enumerated(EnumType.STRING)
    private State state = State.PENDING;

    private @Nullable String detail;

    private int attempt;

    private int failures;

    @Column(name = "run_at", insertable = false)
    private @Nullable Instant runAt;

    @Column(name = "lease_until")
    private @Nullable Instant leaseUntil;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected SetUpStep() {}

    SetUpStep(UUID id, UUID queueId, Name name) {
        this.id = id;
        this.queueId = queueId;
        this.name = name.text();
        this.position = name.position;
    }

    UUID id() {
        return id;
    }

    UUID queueId() {
        return queueId;
    }

    Name name() {
        return Name.of(name);
    }

    State state() {
        return state;
    }

    Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    int attempt() {
        return attempt;
    }

    int failures() {
        return failures;
    }

    private static String hyphenated(Enum<?> member) {
        return member.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
