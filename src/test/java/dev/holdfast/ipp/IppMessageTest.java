package dev.holdfast.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.ipp.GroupWriter.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IppMessageTest {

    private static final IppMessage.Header HEADER = new IppMessage.Header(0x0200, 0x0002, 4711);

    private static IppMessage printJob() {
        var operation = new GroupWriter()
                .put("attributes-charset", Value.charset("utf-8"))
                .put("attributes-natural-language", Value.language("en"))
                .put("job-name", Value.name("Plan"))
                .group();
        var job = new GroupWriter()
                .put("copies", Value.integer(2))
                .put("media-col", Value.collection(new GroupWriter.Member("media-type", Value.keyword("stationery"))))
                .group();
        return IppMessage.of(
                HEADER,
                new IppMessage.Group(AttributeGroup.OPERATION, operation),
                new IppMessage.Group(AttributeGroup.JOB, job));
    }

    private static byte[] withDocument(String document) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(printJob().encode());
        out.writeBytes(document.getBytes());
        return out.toByteArray();
    }

    private static IppMessage read(InputStream in) throws IOException, MalformedIpp {
        var input = new IppInput(in);
        return input.message(input.header());
    }

    @Test
    void a_message_is_read_as_it_was_written_and_the_document_is_left() throws Exception {
        var input = new IppInput(new ByteArrayInputStream(withDocument("%PDF")));

        var message = input.message(input.header());

        assertThat(message.header()).isEqualTo(HEADER);
        assertThat(message.operation("job-name").orElseThrow().text()).contains("Plan");
        assertThat(message.group(AttributeGroup.JOB)
                        .find("copies")
                        .orElseThrow()
                        .first()
                        .integer())
                .hasValue(2);
        assertThat(message.encode()).isEqualTo(printJob().encode());
        assertThat(input.document().readAllBytes()).isEqualTo("%PDF".getBytes());
    }

    @Test
    void groups_of_the_same_kind_stay_apart() throws Exception {
        var job = new GroupWriter().put("job-id", Value.integer(1)).group();
        var message = IppMessage.of(HEADER).with(AttributeGroup.JOB, job).with(AttributeGroup.JOB, job);

        assertThat(read(new ByteArrayInputStream(message.encode())).groups(AttributeGroup.JOB))
                .hasSize(2);
    }

    @Test
    void a_message_that_breaks_off_anywhere_is_refused() {
        byte[] whole = printJob().encode();
        for (int length = 0; length < whole.length; length++) {
            var part = new ByteArrayInputStream(Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> read(part)).as("%d bytes", length).isInstanceOf(MalformedIpp.class);
        }
    }

    @Test
    void attributes_without_an_end_are_refused_before_they_fill_the_memory() {
        var endless = new InputStream() {
            private int at;

            // After the header: the octet string "a" of 65,535 bytes, and again, and again.
            private final byte[] field = {0x30, 0, 1, 'a', (byte) 0xff, (byte) 0xff};

            @Override
            public int read() {
                int position = at++ - IppMessage.Header.BYTES;
                if (position < 0) return 1;
                int within = position % (field.length + 0xffff);
                return within < field.length ? field[within] & 0xff : 'x';
            }
        };

        assertThatThrownBy(() -> read(endless)).isInstanceOf(MalformedIpp.class).hasMessageContaining("more than");
        assertThat(endless.at).isLessThan(IppInput.MOST_ATTRIBUTE_BYTES + 200_000);
    }

    @Test
    void no_bytes_whatever_do_worse_than_being_refused() {
        var random = new Random(20261123);
        byte[] good = withDocument("%PDF");
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = good.clone();
            for (int i = 0; i <= random.nextInt(5); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            var thrown =
                    catchThrowable(() -> read(new ByteArrayInputStream(bytes)).encode());

            assertThat(thrown == null || thrown instanceof MalformedIpp)
                    .as("round %d: %s", round, thrown)
                    .isTrue();
        }
    }
}
