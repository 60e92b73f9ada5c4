package dev.holdfast.printservice.ippserver;

import dev.holdfast.base.Leftovers;
import dev.holdfast.ipp.IppInput;
import dev.holdfast.ipp.IppMessage;
import dev.holdfast.ipp.MalformedIpp;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/// Reads requests as they come, has them answered, and reads away what nobody wanted of them.
@ApplicationScoped
class Reception {

    private final Dispatcher dispatcher;
    private final CurrentMessage current;
    private final Leftovers leftovers;
    private final IppConfig config;

    Reception(Dispatcher dispatcher, CurrentMessage current, Leftovers leftovers, IppConfig config) {
        this.dispatcher = dispatcher;
        this.current = current;
        this.leftovers = leftovers;
        this.config = config;
    }

    IppMessage answer(String share, Line line, InputStream body) {
        try {
            return dispatch(share, line, new Body(body, config));
        } catch (IppRefusal refusal) {
            current.refuses(refusal.unsupported());
            throw refusal;
        } finally {
            leftovers.drain(body);
        }
    }

    private IppMessage dispatch(String share, Line line, Body body) {
        try {
            var input = new IppInput(body);
            var header = input.header();
            current.begins(header);
            RequestRules.check(header);
            var message = input.message(header);
            body.documentBegins();
            return dispatcher.answer(share, line, message, input.document());
        } catch (MalformedIpp e) {
            throw IppRefusal.badRequest(e.sentence());
        } catch (IOException e) {
            throw IppRefusal.unreadable(e, "The message broke off.");
        }
    }
}
