package dev.holdfast.held;

import dev.holdfast.graph.Move;
import dev.holdfast.graph.RedirectOutcome;
import dev.holdfast.graph.UniversalPrint;
import dev.holdfast.graph.Whereabouts;
import dev.holdfast.printer.Destinations;
import dev.holdfast.printer.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Moves one release on by one turn: looks where the job is if a redirect was sent before, looks whether the
/// destination would print, sends the redirect, and has the outcome recorded. Nothing here runs within a
/// transaction.
@ApplicationScoped
class Redirector {

    private final UniversalPrint print;
    private final Destinations destinations;
    private final Turns turns;
    private final Outcomes outcomes;

    Redirector(UniversalPrint print, Destinations destinations, Turns turns, Outcomes outcomes) {
        this.print = print;
        this.destinations = destinations;
        this.turns = turns;
        this.outcomes = outcomes;
    }

    void move(Turn turn) {
        if (turn.sent()) {
            settle(turn);
        } else if (turn.over()) {
            outcomes.neverSent(turn);
        } else {
            tryToSend(turn);
        }
    }

    // A redirect was sent, or may have been, and its outcome is not recorded: the job and its task know.
    private void settle(Turn turn) {
        switch (print.whereIs(turn.source(), turn.hold())) {
            case Whereabouts.Redirected(var copy) -> outcomes.moved(turn, copy);
            case Whereabouts.Gone(String state) -> outcomes.gone(turn, state);
            case Whereabouts.Missing(String what) -> outcomes.missing(turn, what);
            case Whereabouts.Unreachable(String why) -> outcomes.notYet(turn, Reason.OUTCOME_UNKNOWN, why);
            case Whereabouts.Waiting _ when turn.over() -> outcomes.stillWaiting(turn);
            case Whereabouts.Waiting _ -> tryToSend(turn);
        }
    }

    private void tryToSend(Turn turn) {
        switch (destinations.check(turn.destination())) {
            case Readiness.Ready _ -> send(turn);
            case Readiness.NotReady(String detail) -> outcomes.notReady(turn, detail);
            case Readiness.CannotTell(String why) -> outcomes.notYet(turn, Reason.PRINT_CLOUD_AWAY, why);
            case Readiness.NoSuchPrinter _ -> outcomes.noSuchPrinter(turn);
        }
    }

    private void send(Turn turn) {
        long decided = System.nanoTime();
        if (!turns.sending(turn)) {
            return;
        }
        var move = new Move(turn.source(), turn.hold(), turn.destination(), turn.configuration(), decided);
        switch (print.redirect(move)) {
            case RedirectOutcome.Accepted(var copy) -> outcomes.moved(turn, copy);
            case RedirectOutcome.AlreadyRedirected(var copy) -> outcomes.moved(turn, copy);
            case RedirectOutcome.NotTaken(String why) -> outcomes.notTaken(turn, why);
            case RedirectOutcome.TurnedAway(String why, var retryAfter) ->
                outcomes.turnedAway(turn, why, Optional.ofNullable(retryAfter));
            case RedirectOutcome.Unknown(String why, var retryAfter) ->
                outcomes.unknown(turn, why, Optional.ofNullable(retryAfter));
        }
    }
}
