package dev.holdfast.printservice.ippserver;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Does to messages what lines, bad programs and attackers do to them.
record Spoiler(SplittableRandom random) {

    private static final int MOST = 5;

    /// One of these messages, after one to four things happened to it.
    byte[] spoiled(List<byte[]> messages) {
        byte[] bytes = messages.get(random.nextInt(messages.size())).clone();
        for (int times = random.nextInt(1, MOST); times > 0 && bytes.length > 0; times--) {
            bytes = switch (random.nextInt(5)) {
                case 0 -> flipped(bytes);
                case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                case 2 -> repeated(bytes);
                case 3 -> lengthened(bytes);
                default -> retagged(bytes);
            };
        }
        return bytes;
    }

    private byte[] flipped(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private byte[] repeated(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(from, bytes.length);
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, to);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }

    private byte[] lengthened(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0xff : 0x00);
        return bytes;
    }

    private byte[] retagged(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(0x80);
        return bytes;
    }
}
