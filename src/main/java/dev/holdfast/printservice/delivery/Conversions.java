package dev.holdfast.printservice.delivery;

import dev.holdfast.base.Background;
import dev.holdfast.base.Confined;
import dev.holdfast.document.Converter;
import dev.holdfast.document.Converter.Result;
import dev.holdfast.document.Format;
import dev.holdfast.document.Sheet;
import dev.holdfast.printservice.delivery.Device.Outcome;
import dev.holdfast.printservice.spool.ConversionTries;
import dev.holdfast.printservice.spool.DamagedDocument;
import dev.holdfast.printservice.spool.SettingsDesk;
import dev.holdfast.printservice.spool.WorkFolder;
import dev.holdfast.printservice.spool.WorkFolders;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Converts documents on their way to printers that do not take them as they are, a few at a time. Nothing is left
/// of that afterwards.
@ApplicationScoped
class Conversions {

    /// Our choice: each takes a process of up to half a gigabyte.
    private static final int AT_ONCE = 2;

    // Who waits keeps other jobs from the printer.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int SECONDS = 5;
    private static final int CHUNK = 1 << 16;

    private final ConversionTurns turns = new ConversionTurns(AT_ONCE);
    private final Converter converter;
    private final WorkFolders folders;
    private final ConversionTries tries;
    private final SettingsDesk settings;
    private final Background background;

    Conversions(
            ConversionsConfig config,
            WorkFolders folders,
            ConversionTries tries,
            SettingsDesk settings,
            Background background) {
        this.folders = folders;
        this.converter = new Converter(config.mostBytes());
        this.tries = tries;
        this.settings = settings;
        this.background = background;
    }

    /// One document that is being worked on.
    private record Work(Handover document, WorkFolder folder) {

        /// Says that it goes on, which is to be done every few seconds.
        void goesOn() throws IOException {
            document.working();
            folder.inUse();
        }

        void goesOnUnchecked() {
            try {
                goesOn();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Fetches the document, which may take longer than anybody's turn that is not renewed.
        Path fetch() throws IOException {
            var file = folder.file("document");
            try (var in = document.open();
                    var out = Files.newOutputStream(file)) {
                var buffer = new byte[CHUNK];
                long said = System.nanoTime();
                for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                    out.write(buffer, 0, got);
                    if (System.nanoTime() - said >= TimeUnit.SECONDS.toNanos(SECONDS)) {
                        goesOn();
                        said = System.nanoTime();
                    }
                }
            }
            return file;
        }
    }

    /// What is done with what a document has become.
    interface Then {

        Outcome with(Paper paper);
    }

    /// A document of a format, and what it is to become by way of these formats.
    record Wanted(Handover document, Format source, List<Format> way, Sheet sheet) {}

    /// Converts the document and does that with it; an outcome of its own where that cannot be.
    Outcome then(Wanted wanted, Then then) {
        if (!background.call(settings::convertsDocuments)) {
            return new Outcome.Refused("it does not take documents of the format "
                    + wanted.document().contentType() + ", and conversion is switched off");
        }
        try (var folder = folders.make()) {
            return then(wanted, folder, then);
        } catch (DamagedDocument e) {
            return new Outcome.Refused("the document is damaged");
        } catch (Confined.BrokenOff e) {
            return brokenOff(wanted, e);
        } catch (IOException e) {
            return notNow(wanted.document(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.NothingSent("The conversion was interrupted.");
        }
    }

    // Whoever was killed has said nothing of the document; but only where there is room can that be its doing.
    private Outcome brokenOff(Wanted wanted, Confined.BrokenOff e) {
        var document = wanted.document();
        if (!folders.haveRoom() || background.call(() -> tries.brokenOff(document.job(), document.attempt()))) {
            return notNow(document, e);
        }
        Log.warnf(e, "Conversion broke off for the last time job=%d", document.job());
        return new Outcome.Refused("again and again, converting the document to "
                + wanted.way().getLast().mediaType() + ", which it takes, broke off");
    }

    private static Outcome notNow(Handover document, IOException e) {
        Log.warnf(e, "Conversion broke off, will be tried again job=%d", document.job());
        return new Outcome.NotReady("The document could not be converted at the moment.");
    }

    private Outcome then(Wanted wanted, WorkFolder folder, Then then) throws IOException, InterruptedException {
        var document = wanted.document();
        if (!turns.take(document.job(), PATIENCE)) {
            return new Outcome.NotReady("Other documents are being converted.");
        }
        try {
            var refused = convert(wanted, new Work(document, folder));
            if (refused.isPresent()) return refused.get();
        } finally {
            turns.giveBack();
        }
        background.run(() -> tries.ended(document.job(), document.attempt()));
        var format = wanted.way().getLast();
        var file = folder.file(format.name());
        Log.infof("Document converted job=%d format=%s", document.job(), format);
        return then.with(new Paper(format.mediaType(), Files.size(file), () -> folder.open(file)));
    }

    /// Empty where the document has become what it was to become.
    private Optional<Outcome> convert(Wanted wanted, Work work) throws IOException, InterruptedException {
        var file = work.fetch();
        var format = wanted.source();
        for (var next : wanted.way()) {
            var to = work.folder().file(next.name());
            var result = convert(new Converter.Task(file, format, to, next, wanted.sheet()), work);
            if (result != Result.DONE) return Optional.of(refused(result, next));
            Files.delete(file);
            file = to;
            format = next;
        }
        return Optional.empty();
    }

    private Result convert(Converter.Task task, Work work) throws IOException, InterruptedException {
        try {
            return converter.convert(task, work::goesOnUnchecked);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Outcome refused(Result result, Format format) {
        String target = format.mediaType() + ", which it takes";
        return switch (result) {
            case TOO_MANY_PAGES -> new Outcome.Refused("it takes documents of one page only");
            case TOO_LARGE -> new Outcome.Refused("the document becomes too large when it is converted to " + target);
            case DONE, UNREADABLE -> new Outcome.Refused("the document cannot be converted to " + target);
        };
    }
}
