package dev.holdfast.printservice.ippserver;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/// A picture of a printer, as clients show it beside the queue's name.
final class Icon {

    /// How wide the pictures are that AirPrint asks for, in dots (PWG 5100.13 §5.6.41).
    static final List<Integer> SIZES = List.of(48, 128, 512);

    private static final Color BODY = new Color(0x2f4858);
    private static final Color PAPER = new Color(0xf4f1ea);
    private static final Color LINES = new Color(0x8a9ba8);
    private static final Color LAMP = new Color(0x4caf50);

    private Icon() {}

    /// The picture as a PNG, so many dots wide and high, on nothing.
    static byte[] png(int dots) {
        var image = new BufferedImage(dots, dots, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            // Drawn on a field of 64 by 64.
            pen.scale(dots / 64.0, dots / 64.0);
            draw(pen);
        } finally {
            pen.dispose();
        }
        return encoded(image);
    }

    private static void draw(Graphics2D pen) {
        sheet(pen, 18, 6, 28, 20);
        pen.setColor(BODY);
        pen.fill(new RoundRectangle2D.Double(6, 22, 52, 26, 8, 8));
        pen.setColor(LAMP);
        pen.fill(new Rectangle2D.Double(48, 27, 4, 3));
        sheet(pen, 16, 38, 32, 20);
        pen.setColor(LINES);
        for (int y = 43; y <= 53; y += 5) {
            pen.fill(new Rectangle2D.Double(21, y, 22, 2));
        }
    }

    private static void sheet(Graphics2D pen, int x, int y, int width, int height) {
        pen.setColor(LINES);
        pen.fill(new Rectangle2D.Double(x - 1, y - 1, width + 2, height + 2));
        pen.setColor(PAPER);
        pen.fill(new Rectangle2D.Double(x, y, width, height));
    }

    private static byte[] encoded(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", out)) throw new IllegalStateException("nobody writes PNGs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
