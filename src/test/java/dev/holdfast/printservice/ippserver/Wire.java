package dev.holdfast.printservice.ippserver;

import dev.holdfast.ipp.IppMessage;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A connection on which a test decides itself what is sent when.
final class Wire implements Closeable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = socket.getInputStream();
        socket.setSoTimeout(30_000);
    }

    static Wire open() throws IOException {
        return from("127.0.0.1");
    }

    /// From this address of the machine.
    static Wire from(String address) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), RestAssured.port), 5_000);
        return new Wire(socket);
    }

    /// The head of a request to the path, with these further lines.
    Wire head(String path, String... lines) throws IOException {
        var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ipp\r\n"
                + (lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n") + "\r\n";
        return send(head.getBytes(StandardCharsets.US_ASCII));
    }

    Wire send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /// One chunk of a chunked body; an empty one ends it.
    Wire chunk(byte[] bytes) throws IOException {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return send(chunk.toByteArray());
    }

    /// Whether something has come back.
    boolean isAnswered() throws IOException {
        return in.available() > 0;
    }

    /// The next line; without its end.
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    /// Reads the status line and the header; the number of the status.
    int status() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return status;
    }

    private int length;

    /// The message in the answer, after its status.
    IppMessage message() throws IOException {
        return Desktop.read(in.readNBytes(length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
