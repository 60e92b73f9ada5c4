package dev.holdfast.ipp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// A message as it arrives, from whoever: first its header, then its attributes, which are read into memory up to a
/// limit, then the document, which is not. To be called in this order, each once.
public final class IppInput {

    /// The attributes of one message, in bytes; more are refused.
    public static final int MOST_ATTRIBUTE_BYTES = 1 << 20;

    private final InputStream in;

    /// Reads from `in`, which the caller closes.
    public IppInput(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /// The header.
    public IppMessage.Header header() throws IOException, MalformedIpp {
        var bytes = ByteBuffer.wrap(exactly(IppMessage.Header.BYTES));
        return new IppMessage.Header(bytes.getShort() & 0xffff, bytes.getShort() & 0xffff, bytes.getInt());
    }

    /// The message that begins with this header.
    public IppMessage message(IppMessage.Header header) throws IOException, MalformedIpp {
        return new IppMessage(header, new GroupReader(attributeBytes()).groups());
    }

    /// What follows the message.
    public InputStream document() {
        return in;
    }

    // Only what the lengths say is believed here, so that the document begins where the sender says.
    private byte[] attributeBytes() throws IOException, MalformedIpp {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            byte[] tag = exactly(1);
            bytes.writeBytes(tag);
            if (tag[0] == GroupReader.END_OF_ATTRIBUTES) {
                return bytes.toByteArray();
            }
            if ((tag[0] & 0xff) > GroupReader.DELIMITERS_LAST) {
                copyField(bytes);
                copyField(bytes);
            }
            if (bytes.size() > MOST_ATTRIBUTE_BYTES) {
                throw new MalformedIpp("The attributes have more than " + MOST_ATTRIBUTE_BYTES + " bytes.");
            }
        }
    }

    private void copyField(ByteArrayOutputStream bytes) throws IOException, MalformedIpp {
        byte[] length = exactly(2);
        bytes.writeBytes(length);
        bytes.writeBytes(exactly(ByteBuffer.wrap(length).getShort() & 0xffff));
    }

    private byte[] exactly(int count) throws IOException, MalformedIpp {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new MalformedIpp("The message breaks off.");
        }
        return bytes;
    }
}
