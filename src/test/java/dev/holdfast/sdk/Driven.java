package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testing.DocumentedCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Writes down which calls the SDK made that succeeded. The last class of this package to end fails if there is one
/// among the documented calls that was never made.
final class Driven implements Interceptor, AfterAllCallback {

    private static final Path HERE = Path.of("src", "test", "java", "dev", "holdfast", "sdk");

    /// Calls that cannot succeed, and why.
    private static final Map<String, String> NEVER = Map.of(
            "GET /print/connectors/{connector}", "there are no connectors",
            "PATCH /print/connectors/{connector}", "there are no connectors",
            "DELETE /print/connectors/{connector}", "there are no connectors");

    private static final Set<String> MADE = new ConcurrentSkipListSet<>();
    private static final Set<String> ENDED = new ConcurrentSkipListSet<>();

    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        var answer = chain.proceed(request);
        String path = request.url().encodedPath();
        if (answer.code() < 400 && path.startsWith("/v1.0/")) {
            MADE.add(request.method() + " " + path.substring("/v1.0".length()));
        }
        return answer;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        ENDED.add(context.getRequiredTestClass().getSimpleName());
        if (!ENDED.containsAll(classes())) return;

        var missing = new TreeSet<>(DocumentedCalls.ofGraph());
        var routes = Set.copyOf(missing);
        for (String call : MADE) {
            missing.remove(route(call, routes));
        }
        assertThat(missing).as("calls that the SDK never made with success").isEqualTo(NEVER.keySet());
    }

    /// The route of a call; of two that fit, the one that says more.
    private static String route(String call, Set<String> routes) {
        return routes.stream()
                .filter(route -> call.matches(pattern(route)))
                .min(Comparator.comparing(
                        route -> route.chars().filter(c -> c == '{').count()))
                .orElse(call);
    }

    private static String pattern(String route) {
        return Pattern.quote(route).replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q");
    }

    private static Set<String> classes() throws IOException {
        try (var files = Files.list(HERE)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
