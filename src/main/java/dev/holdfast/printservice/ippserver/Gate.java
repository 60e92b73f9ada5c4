package dev.holdfast.printservice.ippserver;

import dev.holdfast.audit.Actor;
import dev.holdfast.base.Networks;
import dev.holdfast.base.ProblemException;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.Callers;
import dev.holdfast.identity.People;
import dev.holdfast.identity.Person;
import dev.holdfast.printservice.spool.IppAccess;
import dev.holdfast.printservice.spool.IppQueues;
import dev.holdfast.printservice.spool.IppSubmission.Sender;
import dev.holdfast.printservice.spool.Viewers;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who prints, by the policy of the queue that they print to.
@ApplicationScoped
class Gate {

    private static final int LONGEST_NAME = 255;

    private final Callers callers;
    private final People people;
    private final Viewers viewers;
    private final IppQueues queues;
    private final Networks trusted;
    private final String suffix;

    Gate(Callers callers, People people, Viewers viewers, IppQueues queues, IppConfig config) {
        this.callers = callers;
        this.people = people;
        this.viewers = viewers;
        this.queues = queues;
        this.trusted = networks(config);
        this.suffix = config.trustedSuffix().orElse("");
    }

    private static Networks networks(IppConfig config) {
        try {
            return Networks.of(config.trustedNetworks().orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "holdfast.print-service.ipp.trusted-networks must name networks: " + e.getMessage());
        }
    }

    /// The person, who may use the queue; a refusal where nobody is known, or not this one here.
    Sender admit(Request request) {
        return identify(request)
                .map(sender -> allowed(request, sender))
                .orElseThrow(() -> notAuthorized("Nobody is known here by this requesting-user-name."));
    }

    /// As above, but empty where a trusted client names somebody whom nobody knows.
    Optional<Sender> identify(Request request) {
        return request.queue().access() == IppAccess.BASIC ? Optional.of(withKey(request.line())) : named(request);
    }

    /// The sender, if they may use the queue.
    Sender allowed(Request request, Sender sender) {
        if (!queues.isUsable(request.queue().spool().share(), viewers.of(sender.person()))) {
            throw notAuthorized("This person may not use this printer.");
        }
        return sender;
    }

    private Sender withKey(Line line) {
        if (!line.secure()) {
            throw new IppRefusal(IppStatus.CLIENT_ERROR_FORBIDDEN, "This printer must be used over TLS, as ipps.");
        }
        var caller = line.password()
                .flatMap(callers::authenticate)
                .filter(found -> found.kind() == Caller.Kind.PRINT)
                .orElseThrow(Gate::challenge);
        var person = caller.person().flatMap(people::find).orElseThrow(() -> notAuthorized("The key is no person's."));
        return new Sender(person, Actor.key(caller.keyId()), "key");
    }

    private Optional<Sender> named(Request request) {
        if (request.line().relayed()) {
            throw notAuthorized("This printer takes jobs from computers that reach it directly, not through a proxy.");
        }
        if (!request.line().from().map(trusted::have).orElse(false)) {
            throw notAuthorized("This printer does not take jobs from this network.");
        }
        return request.text("requesting-user-name")
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
                .filter(name -> name.chars().noneMatch(Character::isISOControl))
                .flatMap(this::person)
                .map(person -> new Sender(person, Actor.person(person.id().value()), "trusted-name"));
    }

    private Optional<Person> person(String name) {
        return people.findByUpn(name.contains("@") ? name : name + suffix);
    }

    private static IppRefusal notAuthorized(String why) {
        return new IppRefusal(IppStatus.CLIENT_ERROR_NOT_AUTHORIZED, why);
    }

    private static ProblemException challenge() {
        return new ProblemException(
                401,
                "unauthorized",
                "A key of kind print is required as password.",
                Map.of("WWW-Authenticate", "Basic realm=\"Holdfast\", charset=\"UTF-8\""));
    }
}
