package dev.holdfast.graph;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.LaunchMode;
import jakarta.transaction.Status;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/// Refuses to send while a transaction is active, so that no test passes with one open during HTTP.
class OutsideTransactions implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        check(request.getMethod());
    }

    static void check(String method) {
        if (LaunchMode.current() != LaunchMode.NORMAL
                && QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException(method + " to the print cloud within a database transaction");
        }
    }
}
