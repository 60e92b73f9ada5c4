package dev.holdfast.document;

import java.io.EOFException;
import java.io.IOException;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.io.ScratchFile;

/// PDFBox's temporary file, watched by the [Disk] that it lies on.
final class Scratch implements RandomAccessStreamCache {

    private final Disk disk;
    private final ScratchFile file;
    private long taken;

    Scratch(Disk disk) throws IOException {
        this.disk = disk;
        this.file = new ScratchFile(MemoryUsageSetting.setupTempFileOnly());
    }

    @Override
    public RandomAccess createBuffer() throws IOException {
        return new Buffer(disk.watched(file::createBuffer));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private final class Buffer implements RandomAccess {

        private static final int PAGE = 4_096;

        private final RandomAccess buffer;
        private long pages;

        Buffer(RandomAccess buffer) {
            this.buffer = buffer;
        }

        // That a buffer was closed before is the document's doing.
        private <T> T watched(Disk.Step<T> step) throws IOException {
            return buffer.isClosed() ? step.run() : disk.watched(step);
        }

        // The file grows by pages; those of buffers that are closed are used again.
        private void reach(long length) throws Disk.TooLarge {
            long needed = (length + PAGE - 1) / PAGE;
            taken += (needed - pages) * PAGE;
            pages = needed;
            disk.check(taken);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            write(bytes, 0, bytes.length);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            watched(() -> {
                reach(Math.max(buffer.length(), buffer.getPosition() + count));
                buffer.write(bytes, from, count);
                return count;
            });
        }

        @Override
        public void clear() throws IOException {
            watched(() -> {
                buffer.clear();
                reach(0);
                return 0;
            });
        }

        @Override
        public int read() throws IOException {
            return watched(buffer::read);
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            return watched(() -> buffer.read(bytes, from, count));
        }

        @Override
        public long getPosition() throws IOException {
            return buffer.getPosition();
        }

        @Override
        public void seek(long position) throws IOException {
            // A place that is not there is the document's doing, too.
            if (position < 0 || position > length()) throw new EOFException("no such place: " + position);
            watched(() -> {
                buffer.seek(position);
                return position;
            });
        }

        @Override
        public long length() throws IOException {
            return buffer.length();
        }

        @Override
        public boolean isClosed() {
            return buffer.isClosed();
        }

        @Override
        public boolean isEOF() throws IOException {
            return buffer.isEOF();
        }

        @Override
        public RandomAccessReadView createView(long from, long count) throws IOException {
            return buffer.createView(from, count);
        }

        @Override
        public void close() throws IOException {
            buffer.close();
            reach(0);
        }
    }
}
