package dev.holdfast.printservice.delivery;

import dev.holdfast.graph.PrinterStatus;
import dev.holdfast.ipp.AttributeGroup;
import dev.holdfast.printservice.spool.DamagedDocument;
import dev.holdfast.printservice.spool.Folders;
import dev.holdfast.printservice.spool.PrinterReport;
import dev.holdfast.printservice.spool.Sha256;
import dev.holdfast.printservice.spool.Sighting;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.List;

/// A folder in which each job becomes one file, named after the job. The document is written under a temporary name
/// and synced, then linked to its own: a link is there or not, and is never replaced. There already with the same
/// digest means that an earlier attempt delivered it.
record FileDevice(Path folder) implements Device {

    private static final String AWAY = "The device's folder is missing or cannot be written.";
    private static final String UNFINISHED = ".unfinished-";
    private static final int CHUNK = 1 << 16;
    // So often that neither the last sync nor the time between two words gets near the lease, on any disk.
    private static final int CHUNKS_PER_WORD = 32;

    @Override
    public DeviceDescription describe() {
        if (!isUsable()) throw new DeviceUnavailable(AWAY);
        var said = new PrinterReport(
                "Holdfast",
                "Folder",
                null,
                true,
                PaperKinds.CAPABILITIES,
                PaperKinds.DEFAULTS,
                status(),
                AttributeGroup.EMPTY);
        return new DeviceDescription(folder.toUri(), null, said);
    }

    @Override
    public Sighting probe() {
        return new Sighting(status(), isUsable(), null);
    }

    private PrinterStatus status() {
        return isUsable()
                ? new PrinterStatus(PrinterStatus.State.IDLE, List.of(), "")
                : new PrinterStatus(PrinterStatus.State.STOPPED, List.of("other"), AWAY);
    }

    private boolean isUsable() {
        return Files.isDirectory(folder) && Files.isWritable(folder);
    }

    @Override
    public Outcome deliver(Handover handover) {
        if (!isUsable()) return new Outcome.NothingSent(AWAY);
        Path temporary = folder.resolve(UNFINISHED + handover.job() + "-" + handover.attempt());
        try {
            discardEarlier();
            String digest = write(handover, temporary);
            handover.sending(handover.octets(), List.of());
            // Whoever stood still since then may not be the one any more.
            handover.working();
            return link(handover, temporary, digest);
        } catch (DamagedDocument e) {
            return new Outcome.Refused("the document is damaged");
        } catch (IOException e) {
            return new Outcome.NothingSent("The document could not be written: " + name(e));
        } finally {
            discard(temporary);
        }
    }

    private static String write(Handover handover, Path file) throws IOException {
        try (var in = new DigestInputStream(handover.open(), Sha256.digest());
                var channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            copy(handover, in, channel);
            channel.force(true);
            return Sha256.hex(in.getMessageDigest());
        }
    }

    private static void copy(Handover handover, InputStream in, FileChannel channel) throws IOException {
        var out = Channels.newOutputStream(channel);
        var buffer = new byte[CHUNK];
        int chunks = 0;
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            out.write(buffer, 0, got);
            if (++chunks % CHUNKS_PER_WORD == 0) {
                channel.force(false);
                handover.working();
            }
        }
    }

    private Outcome link(Handover handover, Path temporary, String digest) {
        Path paper = folder.resolve(handover.job() + "." + PaperKinds.extension(handover.contentType()));
        try {
            if (!linkTo(paper, temporary) && !digest.equals(digestOf(paper))) {
                return new Outcome.Refused("another document has its name");
            }
            Folders.sync(folder);
            return new Outcome.Delivered();
        } catch (NoSuchFileException e) {
            return new Outcome.NothingSent(AWAY);
        } catch (IOException e) {
            return new Outcome.Unknown("The document could not be linked: " + name(e));
        }
    }

    /// False where it has been there before.
    private static boolean linkTo(Path paper, Path temporary) throws IOException {
        try {
            Files.createLink(paper, temporary);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static String digestOf(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), Sha256.digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(in.getMessageDigest());
        }
    }

    // The folder is one printer's, and one delivery at a time has it: whoever still writes one of these is no longer
    // the one, and finds nothing to link.
    private void discardEarlier() throws IOException {
        try (var unfinished = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (var file : unfinished) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            Log.warnf("Unfinished file left behind name=%s reason=%s", temporary.getFileName(), name(e));
        }
    }

    // Its message may name folders.
    private static String name(IOException e) {
        return e.getClass().getSimpleName();
    }
}
