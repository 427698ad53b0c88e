package org.bihuan.evidence;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** Files made for the tests, good ones and nasty ones. */
final class TestFiles {

    private TestFiles() {}

    /** A picture whose left half is red and right half blue. */
    static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    static byte[] jpeg(int width, int height) {
        return picture("jpg", width, height);
    }

    /** A JPEG with EXIF: orientation, maker, time 2026-11-19 14:03:05, and a place near 33.612°N 119.025°E. */
    static byte[] photo(int width, int height, int orientation) {
        var plain = jpeg(width, height);
        var exif = exif(orientation);
        var out = ByteBuffer.allocate(plain.length + exif.length + 10);
        out.put(plain, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (exif.length + 8));
        out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif).put(plain, 2, plain.length - 2);
        return out.array();
    }

    private static byte[] exif(int orientation) {
        var tiff = ByteBuffer.allocate(400).order(ByteOrder.BIG_ENDIAN);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 5);
        entry(tiff, 0x010F, 2, 6, 200);
        entry(tiff, 0x0110, 2, 6, 210);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8769, 4, 1, 100);
        entry(tiff, 0x8825, 4, 1, 130);
        tiff.position(100).putShort((short) 1);
        entry(tiff, 0x9003, 2, 20, 220);
        tiff.position(130).putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 250);
        entry(tiff, 3, 2, 2, 'E' << 24);
        entry(tiff, 4, 5, 3, 280);
        tiff.position(200).put("Lanhe\0".getBytes(StandardCharsets.US_ASCII));
        tiff.position(210).put("Cam-1\0".getBytes(StandardCharsets.US_ASCII));
        tiff.position(220).put("2026:11:19 14:03:05\0".getBytes(StandardCharsets.US_ASCII));
        tiff.position(250)
                .putInt(33)
                .putInt(1)
                .putInt(36)
                .putInt(1)
                .putInt(4320)
                .putInt(100);
        tiff.position(280)
                .putInt(119)
                .putInt(1)
                .putInt(1)
                .putInt(1)
                .putInt(3000)
                .putInt(100);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A PNG header that announces the given size and brings almost no data. */
    static byte[] hugePng(int width, int height) {
        var head = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var crc = new CRC32();
        crc.update(head);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(head)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] docx(Map<String, byte[]> more) {
        return office("wordprocessingml.document.main+xml", "word/document.xml", more);
    }

    static byte[] office(String contentType, String main, Map<String, byte[]> more) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument." + contentType
                            + "\"/></Types>");
            put(zip, main, "<document/>");
            for (var each : more.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] xls() {
        try (var book = new HSSFWorkbook()) {
            book.createSheet("台账").createRow(0).createCell(0).setCellValue("序号");
            var out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static byte[] mp4Head() {
        return ByteBuffer.allocate(32)
                .putInt(32)
                .put("ftypisom".getBytes(StandardCharsets.US_ASCII))
                .putInt(512)
                .put("isomiso2avc1mp41".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
