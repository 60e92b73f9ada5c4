package dev.holdfast.printservice.ippserver;

import dev.holdfast.testing.Pdfs;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/// OpenPrinting's test program and its suites, in a folder of their own with all files that they print.
final class IppTool {

    static final Path SUITES = Path.of("/usr/share/cups/ipptool");
    private static final Path PROGRAM = Path.of("/usr/bin/ipptool");
    private static final Pattern SAMPLE =
            Pattern.compile("FILE (pwg-raster-samples-([0-9]+)dpi/([a-z0-9-]+)/(.+)-\\3-\\2dpi\\.pwg)");

    private final Path folder;

    IppTool(String name) {
        this.folder = Path.of("target", "ipptool", name).toAbsolutePath();
    }

    /// How a suite went.
    record Outcome(int exit, int passed, int failed, int skipped, String output) {}

    /// Skips the test where the program is not installed, unless that is to be a failure.
    static void assumeInstalled() {
        boolean there = Files.isExecutable(PROGRAM) && Files.isDirectory(SUITES);
        if (!there && "1".equals(System.getenv("HOLDFAST_REQUIRE_PEERS"))) {
            throw new AssertionError("ipptool is not installed: apt-get install cups-ipp-utils");
        }
        Assumptions.assumeTrue(there, "ipptool is not installed");
    }

    Outcome run(String suite, String uri, String user, int seconds) {
        try {
            furnish();
            var log = folder.resolve(suite + ".log");
            var builder = new ProcessBuilder(
                            PROGRAM.toString(),
                            "-tI",
                            "-f",
                            "document-a4.pdf",
                            uri,
                            folder.resolve(suite).toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("CUPS_USER", user);
            var process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(suite + " did not end:\n" + Files.readString(log));
            }
            return outcome(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    // Its own summary leaves out what a suite includes, and is missing where a suite has one test of its own.
    private static Outcome outcome(int exit, String output) {
        return new Outcome(exit, count(output, "PASS"), count(output, "FAIL"), count(output, "SKIP"), output);
    }

    private static int count(String output, String result) {
        return (int)
                output.lines().filter(line -> line.endsWith("[" + result + "]")).count();
    }

    private void furnish() throws IOException {
        Files.createDirectories(folder);
        try (var suites = Files.list(SUITES)) {
            for (var suite :
                    suites.filter(it -> it.toString().endsWith(".test")).toList()) {
                Files.write(folder.resolve(suite.getFileName()), Files.readAllBytes(suite));
            }
        }
        for (String size : List.of("a4", "letter")) {
            Files.write(folder.resolve("document-" + size + ".pdf"), Pdfs.of(size, 2));
            Files.writeString(folder.resolve("document-" + size + ".ps"), "%!PS-Adobe-3.0\nshowpage\n");
        }
        Files.write(folder.resolve("color.jpg"), jpeg(BufferedImage.TYPE_INT_RGB));
        Files.write(folder.resolve("gray.jpg"), jpeg(BufferedImage.TYPE_BYTE_GRAY));
        samples();
    }

    private void samples() throws IOException {
        for (String line : Files.readAllLines(SUITES.resolve("ipp-everywhere.test"))) {
            var sample = SAMPLE.matcher(line.strip());
            if (!sample.matches()) continue;
            var file = folder.resolve(sample.group(1));
            Files.createDirectories(file.getParent());
            var bytes = sample(sample.group(3), Integer.parseInt(sample.group(2)), sample.group(4));
            Files.write(file, bytes);
        }
    }

    private static byte[] sample(String kind, int dpi, String name) {
        int pages = name.startsWith("document") ? 2 : 1;
        if (name.endsWith("4x6")) return PwgSamples.of(kind, dpi, 288, 432, pages);
        return name.endsWith("a4")
                ? PwgSamples.of(kind, dpi, 595, 842, pages)
                : PwgSamples.of(kind, dpi, 612, 792, pages);
    }

    /// A small picture, of a kind of `BufferedImage`.
    static byte[] jpeg(int type) throws IOException {
        var image = new BufferedImage(64, 96, type);
        for (int x = 0; x < 64; x++) image.setRGB(x, x, 0x3080c0);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
