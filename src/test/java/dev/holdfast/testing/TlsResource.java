package dev.holdfast.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Lets Holdfast listen with TLS, too, with a certificate for localhost that was made just now.
@WithTestResource(value = TlsResource.class, scope = TestResourceScope.GLOBAL)
public final class TlsResource implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "holdfast.test.tls-port";
    private static final String PASSWORD = "for-tests";
    private static final Path STORE = Path.of("target", "test-tls.p12").toAbsolutePath();

    /// Where it listens.
    public static int port() {
        return Integer.getInteger(PORT);
    }

    /// What a client must trust: a PKCS #12 file and its password.
    public static Path store() {
        return STORE;
    }

    public static String password() {
        return PASSWORD;
    }

    @Override
    public Map<String, String> start() {
        String port = Integer.toString(freePort());
        System.setProperty(PORT, port);
        write();
        return Map.of(
                "quarkus.http.test-ssl-port",
                port,
                "quarkus.http.ssl.certificate.key-store-file",
                STORE.toString(),
                "quarkus.http.ssl.certificate.key-store-password",
                PASSWORD,
                "quarkus.http.insecure-requests",
                "enabled",
                "holdfast.print-service.ipp.secure-url",
                "https://localhost:" + port);
    }

    @Override
    public void stop() {}

    private static void write() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=localhost");
            var now = Instant.now();
            var certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(now.toEpochMilli()),
                            Date.from(now.minus(1, ChronoUnit.DAYS)),
                            Date.from(now.plus(30, ChronoUnit.DAYS)),
                            name,
                            pair.getPublic())
                    .addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")))
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("tls", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {
                new JcaX509CertificateConverter().getCertificate(certificate)
            });
            store.setCertificateEntry("ca", new JcaX509CertificateConverter().getCertificate(certificate));
            Files.createDirectories(STORE.getParent());
            try (var out = Files.newOutputStream(STORE)) {
                store.store(out, PASSWORD.toCharArray());
            }
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
