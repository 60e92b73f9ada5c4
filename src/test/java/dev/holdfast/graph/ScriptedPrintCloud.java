package dev.holdfast.graph;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.holdfast.base.Background;
import dev.holdfast.local.TestStation;
import io.quarkus.arc.Arc;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;

/// A print cloud that answers what a test says, and the real client before it.
final class ScriptedPrintCloud implements AutoCloseable {

    final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
    /// What is sent as Authorization: the filters are those of the application.
    static final String CREDENTIAL = "Bearer " + TestStation.graphAppKey();

    final UniversalPrint client;
    private final GraphConfig config;
    final UniversalPrintSetUp setUp;

    ScriptedPrintCloud() {
        server.start();
        var own = Arc.container().instance(GraphConfig.class).get();
        config = new Config(URI.create(server.baseUrl() + "/v1.0"), own.appKey(), own.adminKey());
        var keys = new GraphKeys(config);
        var json = Arc.container().instance(ObjectMapper.class).get();
        var calls = new Calls(pause());
        var listings = new Listings(calls, json, config);
        var application = build(GraphAsApplication.class, config);
        var jobs = new Jobs(application, calls, listings);
        client = new UniversalPrint(
                application,
                calls,
                jobs,
                new Redirects(application, calls, jobs),
                new Downloads(config, keys, new GraphErrors(json), calls));
        setUp = new UniversalPrintSetUp(
                new SetUpAsApplication(application, calls, listings),
                new SetUpAsAdministrator(build(GraphAsAdministrator.class, config), calls, listings, config),
                keys);
    }

    /// As another process has it, which knows what this one was told from the database only.
    PrintCloudPause pause() {
        var container = Arc.container();
        var pause = new PrintCloudPause(
                config,
                container.instance(Session.class).get(),
                container.instance(Background.class).get());
        pause.look();
        return pause;
    }

    private static <T> T build(Class<T> type, GraphConfig config) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.url())
                .connectTimeout(1, TimeUnit.SECONDS)
                .readTimeout(500, TimeUnit.MILLISECONDS)
                .build(type);
    }

    String url() {
        return server.baseUrl() + "/v1.0";
    }

    @Override
    public void close() {
        server.stop();
    }

    private record Config(URI url, String appKey, Optional<String> adminKey) implements GraphConfig {}
}
