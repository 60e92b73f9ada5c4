package dev.holdfast.graph;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

@ApplicationScoped
class AsAdministrator implements ClientRequestFilter {

    private final GraphKeys keys;

    AsAdministrator(GraphKeys keys) {
        this.keys = keys;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, keys.administrator());
    }
}
