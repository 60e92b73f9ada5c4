package dev.holdfast.printservice.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.base.ErrorTongue;
import dev.holdfast.base.Places;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers batches. A batch that is wrong anywhere is refused as a whole, before any of its parts is called.
@ApplicationScoped
public class Batches {

    private static final String GRAPH = "/v1.0/$batch";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OwnServer server;
    private final BatchConfig config;
    private final Requests requests;
    private final Responses responses;
    private final Places batches;
    private final Places parts;

    Batches(OwnServer server, BatchConfig config, ObjectMapper json, @All List<ErrorTongue> tongues) {
        this.server = server;
        this.config = config;
        this.requests = new Requests(json);
        this.responses = new Responses(
                json,
                tongues.stream()
                        .filter(tongue -> tongue.speaks(GRAPH))
                        .findFirst()
                        .orElseThrow());
        this.batches = new Places(config.batchesAtOnce(), PATIENCE);
        this.parts = new Places(config.partsAtOnce(), config.partWithin());
    }

    /// The answer to the batch with this body.
    public ObjectNode answer(Arrival arrival, @Nullable JsonNode body) {
        return batches.call(() -> {
            var read = requests.read(body);
            long deadline = System.nanoTime() + config.beginWithin().toNanos();
            var run = new Run((call, mostBytes) -> server.call(arrival, call, mostBytes), parts, deadline);
            return responses.write(read, run.of(read));
        });
    }
}
