package dev.holdfast.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Stands between Holdfast and PostgreSQL and reads what the server answers (PostgreSQL's frontend/backend protocol
/// 3.0, §54.7), so that a connection can be cut where a transaction was committed and nobody has heard of it.
/// Connections must be without TLS and GSSAPI.
final class PostgresProxy implements AutoCloseable {

    private static final int COMMAND_COMPLETE = 'C';
    private static final int LONGEST_TAG = 64;
    private static final String COMMIT = "COMMIT\0";
    private static final String ROLLBACK = "ROLLBACK\0";
    private static final Pattern WRITE = Pattern.compile("(INSERT 0|UPDATE|DELETE) [1-9]\\d*\0");

    private final ServerSocket server;
    private final int target;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToCut = new AtomicInteger();
    private volatile boolean away;

    PostgresProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /// The next so many commits that write something are made, and their answers lost.
    void cutCommits(int count) {
        commitsToCut.set(count);
    }

    /// How many of them did not come yet.
    int commitsLeft() {
        return commitsToCut.get();
    }

    /// Serves nobody any more, as a host that is lost.
    void goAway() {
        away = true;
        cutAll();
    }

    /// Serves whoever asks from now on.
    void comeBack() {
        away = false;
    }

    /// Cuts all connections; how many there were.
    int cutAll() {
        int count = lines.size();
        lines.forEach(Line::close);
        return count;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                open(server.accept());
            } catch (IOException e) {
                // Closed, or the server is away: whoever asked finds out.
            }
        }
    }

    private void open(Socket client) throws IOException {
        var backend = new Socket();
        try {
            backend.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        var line = new Line(client, backend);
        lines.add(line);
        if (away) {
            line.close();
            return;
        }
        Thread.ofVirtual().start(line::carryQuestions);
        Thread.ofVirtual().start(line::carryAnswers);
    }

    /// One connection and what it leads to.
    private final class Line {

        private final Socket client;
        private final Socket backend;
        private boolean wrote;

        Line(Socket client, Socket backend) {
            this.client = client;
            this.backend = backend;
        }

        void carryQuestions() {
            try (var in = client.getInputStream();
                    var out = backend.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                // The other end has gone; so does this one.
            } finally {
                close();
            }
        }

        void carryAnswers() {
            try (var raw = backend.getInputStream();
                    var out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()))) {
                carry(new DataInputStream(new BufferedInputStream(raw)), out);
            } catch (IOException e) {
                // As above.
            } finally {
                close();
            }
        }

        private void carry(DataInputStream in, DataOutputStream out) throws IOException {
            for (int type = in.read(); type >= 0; type = in.read()) {
                int length = in.readInt();
                byte[] body = in.readNBytes(length - Integer.BYTES);
                if (type == COMMAND_COMPLETE && isCommitOfWrites(body) && isToBeCut()) return;
                out.write(type);
                out.writeInt(length);
                out.write(body);
                if (isDrained(in)) out.flush();
            }
        }

        // A commit of nothing can be lost without anybody's noticing.
        private boolean isCommitOfWrites(byte[] bytes) {
            if (bytes.length > LONGEST_TAG) return false;
            var tag = new String(bytes, StandardCharsets.US_ASCII);
            boolean ends = tag.equals(COMMIT) || tag.equals(ROLLBACK);
            boolean answer = wrote && tag.equals(COMMIT);
            wrote = !ends && (wrote || WRITE.matcher(tag).matches());
            return answer;
        }

        private boolean isDrained(InputStream in) throws IOException {
            return in.available() == 0;
        }

        void close() {
            lines.remove(this);
            try (client;
                    backend) {
                client.setSoLinger(true, 0);
            } catch (IOException e) {
                // Closed already.
            }
        }
    }

    private boolean isToBeCut() {
        return commitsToCut.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
    }
}
