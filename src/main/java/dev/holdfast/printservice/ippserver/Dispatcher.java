package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.IppMessage;
import dev.holdfast.printservice.spool.IppQueues;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds the queue and the operation that a request is for.
@ApplicationScoped
class Dispatcher {

    private final Map<Integer, Operation> operations;
    private final IppQueues queues;
    private final IppConfig config;
    private final Addresses addresses;

    Dispatcher(@All List<Operation> operations, IppQueues queues, IppConfig config, Addresses addresses) {
        this.operations = operations.stream().collect(Collectors.toMap(Operation::code, Function.identity()));
        this.queues = queues;
        this.config = config;
        this.addresses = addresses;
    }

    IppMessage answer(String share, Line line, IppMessage message, InputStream document) {
        int code = message.header().code();
        if (code == Operation.RELEASE_JOB) {
            throw IppRefusal.notPossible("Jobs are released at a printer, by their owner.");
        }
        var operation = Optional.ofNullable(operations.get(code))
                .orElseThrow(() -> new IppRefusal(
                        IppStatus.SERVER_ERROR_OPERATION_NOT_SUPPORTED, "This operation is not supported."));
        RequestRules.check(message, share);
        return operation.answer(new Request(message, line, queue(share), document));
    }

    /// What the printer is, for people.
    Optional<String> about(String share) {
        return find(share)
                .map(queue -> queue.spool().name() + "\n"
                        + addresses.all(queue).getFirst().uri() + "\n");
    }

    /// The queue with its policy.
    Optional<Request.Queue> find(String share) {
        return queues.find(share).map(this::policed);
    }

    private Request.Queue queue(String share) {
        return find(share).orElseThrow(() -> IppRefusal.notFound("There is no such printer here."));
    }

    private Request.Queue policed(IppQueues.Queue queue) {
        return new Request.Queue(
                queue,
                queue.policy().access().orElse(config.access()),
                queue.policy().view().orElse(config.view()));
    }
}
