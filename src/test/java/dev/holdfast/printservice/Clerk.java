package dev.holdfast.printservice;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.holdfast.base.Ids;
import dev.holdfast.identity.Caller;
import dev.holdfast.identity.Callers;
import dev.holdfast.identity.UserId;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;

/// Does in tests what an administrator and an application do over Graph, for an application of its own.
public final class Clerk {

    public static final String[] APPLICATION_PERMISSIONS = {
        "Printer.Read.All",
        "Printer.ReadWrite.All",
        "PrintJob.Manage.All",
        "PrintJob.Read.All",
        "PrintJob.ReadBasic.All",
        "PrintJob.ReadWrite.All",
        "PrintJob.ReadWriteBasic.All",
        "PrintTaskDefinition.ReadWrite.All",
        "User.Read.All",
        "Group.Read.All"
    };

    public static final String[] DELEGATED_PERMISSIONS = {
        "Printer.Create",
        "Printer.Read.All",
        "Printer.ReadWrite.All",
        "Printer.FullControl.All",
        "PrinterShare.ReadBasic.All",
        "PrinterShare.Read.All",
        "PrinterShare.ReadWrite.All",
        "PrintJob.Create",
        "PrintJob.ReadWrite",
        "PrintJob.ReadWrite.All",
        "PrintSettings.ReadWrite.All",
        "PrintConnector.ReadWrite.All",
        "Reports.Read.All",
        "User.Read",
        "User.ReadBasic.All",
        "GroupMember.Read.All",
        // A delegated token with an application's permissions stays a delegated token.
        "PrintTaskDefinition.ReadWrite.All"
    };

    private static final KeyPair PAIR = pair();

    private final UUID application = Ids.next();
    private final String appKey = key(Caller.Kind.APP, application, APPLICATION_PERMISSIONS);
    private final String adminKey = key(Caller.Kind.ADMIN, application, DELEGATED_PERMISSIONS);

    /// A key with these permissions, of an application that may be new.
    public static String key(Caller.Kind kind, UUID application, String... scopes) {
        return key(kind, application, null, scopes);
    }

    /// As above, of a person.
    public static String key(Caller.Kind kind, UUID application, @Nullable UserId person, String... scopes) {
        var wanted = new Callers.NewKey("test " + kind, kind, Set.of(scopes), person, application, null);
        var callers = Arc.container().instance(Callers.class).get();
        return QuarkusTransaction.requiringNew().call(() -> callers.mint(wanted).secret());
    }

    public static RequestSpecification with(String key) {
        return given().urlEncodingEnabled(false).auth().oauth2(key).contentType("application/json");
    }

    public UUID application() {
        return application;
    }

    public RequestSpecification app() {
        return with(appKey);
    }

    public RequestSpecification admin() {
        return with(adminKey);
    }

    /// Registers a virtual printer; its id.
    public UUID printer(String displayName) {
        String operation = admin().body(registration(displayName))
                .post("/v1.0/print/printers/create")
                .then()
                .statusCode(202)
                .extract()
                .header("Operation-Location");
        return UUID.fromString(finished(operation).path("printer.id"));
    }

    public UUID printer() {
        return printer("Printer " + Ids.next());
    }

    /// The operation's answer once it has ended.
    public Response finished(String operation) {
        String path = operation.substring(operation.indexOf("/v1.0/"));
        return await().atMost(20, SECONDS)
                .until(() -> admin().get(path), answer -> !"running".equals(answer.path("status.state")));
    }

    public UUID share(UUID printer, boolean everybody) {
        String id = admin().body(Map.of(
                        "displayName",
                        "Share",
                        "allowAllUsers",
                        everybody,
                        "printer@odata.bind",
                        "https://graph.microsoft.com/v1.0/print/printers/" + printer))
                .post("/v1.0/print/shares")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    public UUID definition() {
        String id = app().body(Map.of("displayName", "Hold", "createdBy", Map.of("displayName", "Tests")))
                .post("/v1.0/print/taskDefinitions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    public static Map<String, Object> registration(String displayName) {
        var body = new HashMap<String, Object>();
        body.put("displayName", displayName);
        body.put("manufacturer", "Acme");
        body.put("model", "Nine");
        body.put("physicalDeviceId", null);
        body.put("hasPhysicalDevice", false);
        body.put("connectorId", null);
        body.put("certificateSigningRequest", Map.of("content", signingRequest(PAIR), "transportKey", key(PAIR)));
        return body;
    }

    public static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static String key(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    public static KeyPair usualPair() {
        return PAIR;
    }

    public static String signingRequest(KeyPair pair) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
            var request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=Microsoft"), pair.getPublic());
            return Base64.getEncoder().encodeToString(request.build(signer).getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The same bytes with the last one changed.
    public static String tampered(String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        var changed = Arrays.copyOf(bytes, bytes.length);
        changed[changed.length - 1] ^= 1;
        return Base64.getEncoder().encodeToString(changed);
    }
}
