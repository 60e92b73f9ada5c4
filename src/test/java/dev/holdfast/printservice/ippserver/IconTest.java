package dev.holdfast.printservice.ippserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IconTest {

    @ParameterizedTest
    @ValueSource(ints = {48, 128, 512})
    void the_picture_is_as_large_as_asked_for_and_stands_on_nothing(int dots) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(Icon.png(dots)));

        assertThat(image.getWidth()).isEqualTo(dots);
        assertThat(image.getHeight()).isEqualTo(dots);
        assertThat(image.getRGB(0, 0) >>> 24).isZero();
        assertThat(image.getRGB(dots / 2, dots / 2) >>> 24).isEqualTo(0xff);
    }
}
