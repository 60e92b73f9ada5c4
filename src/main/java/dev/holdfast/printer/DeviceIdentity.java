package dev.holdfast.printer;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// What Universal Print wants of every printer at its registration: a PKCS#10 request for a device certificate, and
/// a transport key; both base64 without PEM lines.
///
/// The private key is forgotten at once, and the certificate never fetched: with them a device would collect jobs,
/// and a virtual printer has none. All its jobs are held by a task and redirected, which our application does.
record DeviceIdentity(String request, String transportKey) {

    static DeviceIdentity create(UUID queueId) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            var request = new JcaPKCS10CertificationRequestBuilder(
                            new X500Name("CN=Holdfast " + queueId), keys.getPublic())
                    .build(signer);
            return new DeviceIdentity(
                    base64(request.getEncoded()), base64(keys.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
