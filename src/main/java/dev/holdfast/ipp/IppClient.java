package dev.holdfast.ipp;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Sends requests to printers over HTTP/1.1 (RFC 8010 §4) and waits for their answers. The addresses that were checked
/// are the only ones connected to, redirects are not followed, and an answer is read up to a limit. Nothing may be sent
/// within a transaction.
@ApplicationScoped
public class IppClient {

    private final Vertx vertx;
    private final HttpClient plain;

    IppClient(Vertx vertx) {
        this.vertx = vertx;
        this.plain = vertx.createHttpClient(options());
    }

    private static HttpClientOptions options() {
        return new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(64).setDecompressionSupported(false);
    }

    void stop(@Observes ShutdownEvent event) {
        plain.close();
    }

    /// Sends a request without a document.
    public IppAnswer send(IppTarget to, IppMessage request, IppPatience patience) throws IppFailure {
        try {
            return sendAny(to, request, null, patience);
        } catch (IppFailure e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("nothing was read", e);
        }
    }

    /// Sends a request and a document, which is read as fast as the printer takes it; the caller closes it. An
    /// [IOException] that is no [IppFailure] is the document's own: the printer got a part of it.
    public IppAnswer send(IppTarget to, IppMessage request, InputStream document, IppPatience patience)
            throws IOException {
        return sendAny(to, request, document, patience);
    }

    private IppAnswer sendAny(IppTarget to, IppMessage request, @Nullable InputStream document, IppPatience patience)
            throws IOException {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("No transaction may be open while a printer is called");
        }
        if (!to.isTls()) return new Exchange(plain, to, patience).run(request, document);
        // What is trusted is the client's; printers are few, and called seldom enough to have one each time.
        var secure = vertx.createHttpClient(options()
                .setSsl(true)
                .setVerifyHost(to.trust() instanceof IppTrust.Authorities)
                .setTrustOptions(TrustOptions.wrap(Certificates.manager(to.trust()))));
        try {
            return new Exchange(secure, to, patience).run(request, document);
        } finally {
            secure.close();
        }
    }
}
