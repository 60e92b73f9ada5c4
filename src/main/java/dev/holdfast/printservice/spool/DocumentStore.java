package dev.holdfast.printservice.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Keeps immutable blobs: the parts of documents. A blob is there whole or not at all, under a name that
/// the store makes; it is durable when [#put] returns, before any row names it. Blobs without a row are
/// swept later, so a crash between the two loses nothing.
interface DocumentStore {

    /// A blob that was kept, and its digest in hexadecimal digits.
    record Kept(UUID blob, long size, String sha256) {}

    /// Keeps exactly `length` bytes; more or fewer is a [WrongLength], too little room for them a
    /// [NoRoom], and nothing is kept.
    Kept put(InputStream bytes, long length) throws IOException;

    /// Keeps all bytes there are; more than `most` is a [TooLong], too little room for them a [NoRoom], and
    /// nothing is kept.
    Kept putUpTo(InputStream bytes, long most) throws IOException;

    /// The blob's bytes. A blob that is not there is a [java.nio.file.NoSuchFileException]; where the whole
    /// store is not there, any other [IOException] says so.
    InputStream open(UUID blob) throws IOException;

    /// Whether the blob is there.
    boolean has(UUID blob) throws IOException;

    /// Forgets the blob; one that is not there is fine.
    void delete(UUID blob) throws IOException;

    /// Whether what must stay free is free; where the whole store is not there, an [IOException] says so.
    boolean hasRoom() throws IOException;

    /// A new folder for work on a document, for whoever asked for it to delete. Where the whole store is not
    /// there, none is made.
    Path workFolder() throws IOException;

    /// Shows all blobs that were kept before `time`, in batches, and clears away what broken-off puts before it
    /// left, and folders for work that nobody has said to be in use since then.
    void olderThan(Instant time, Consumer<List<UUID>> batch) throws IOException;

    /// What must stay free is not free any more.
    final class NoRoom extends IOException {
        NoRoom() {
            super("too little room for more documents");
        }
    }

    /// More bytes came than are taken.
    final class TooLong extends IOException {
        TooLong(long most) {
            super("more than " + most + " bytes");
        }
    }

    /// Fewer or more bytes came than were announced.
    final class WrongLength extends IOException {
        WrongLength(long announced) {
            super("not the " + announced + " bytes that were announced");
        }
    }
}
