package dev.holdfast.printservice.batch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One call of a batch, as it will be made: `uri` begins with `/v1.0/`, and `after` has the keys of the parts that must
/// have succeeded before.
record Part(String id, Call call, List<String> after) {

    /// What is sent.
    record Call(HttpMethod method, String uri, Map<String, String> headers, Optional<Buffer> body) {}

    /// Ids are told apart without regard to case.
    String key() {
        return key(id);
    }

    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
