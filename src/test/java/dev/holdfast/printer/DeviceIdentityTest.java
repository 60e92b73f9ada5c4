package dev.holdfast.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.Test;

class DeviceIdentityTest {

    @Test
    void the_request_is_signed_with_the_key_that_the_transport_key_belongs_to() throws Exception {
        var queue = UUID.randomUUID();

        var identity = DeviceIdentity.create(queue);

        var request = new JcaPKCS10CertificationRequest(Base64.getDecoder().decode(identity.request()));
        assertThat(request.getSubject()).hasToString("CN=Holdfast " + queue);
        assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(request.getPublicKey())))
                .isTrue();
        assertThat(Base64.getDecoder().decode(identity.transportKey()))
                .isEqualTo(request.getPublicKey().getEncoded());
    }
}
