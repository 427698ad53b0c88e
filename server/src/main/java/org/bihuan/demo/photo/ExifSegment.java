package org.bihuan.demo.photo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Writes the facts a phone leaves in a photo: when and where it was taken, with what. */
final class ExifSegment {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss").withZone(SHANGHAI);
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private ExifSegment() {}

    /** The JPEG with an EXIF segment put in after its start marker. */
    static byte[] into(byte[] jpeg, Instant at, double latitude, double longitude, String device) {
        var exif = tiff(at, latitude, longitude, device);
        var out = ByteBuffer.allocate(jpeg.length + exif.length + 10);
        out.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (exif.length + 8));
        out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif).put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    private static byte[] tiff(Instant at, double latitude, double longitude, String device) {
        var tiff = ByteBuffer.allocate(400);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 4);
        entry(tiff, 0x0110, ASCII, device.length() + 1, 200);
        entry(tiff, 0x0112, SHORT, 1, 1 << 16);
        entry(tiff, 0x8769, LONG, 1, 100);
        entry(tiff, 0x8825, LONG, 1, 130);
        tiff.position(100).putShort((short) 1);
        entry(tiff, 0x9003, ASCII, 20, 240);
        tiff.position(130).putShort((short) 4);
        entry(tiff, 1, ASCII, 2, 'N' << 24);
        entry(tiff, 2, RATIONAL, 3, 280);
        entry(tiff, 3, ASCII, 2, 'E' << 24);
        entry(tiff, 4, RATIONAL, 3, 320);
        tiff.position(200).put(device.getBytes(StandardCharsets.US_ASCII));
        tiff.position(240).put(TIME.format(at).getBytes(StandardCharsets.US_ASCII));
        degrees(tiff.position(280), latitude);
        degrees(tiff.position(320), longitude);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void degrees(ByteBuffer tiff, double value) {
        int whole = (int) value;
        int minutes = (int) ((value - whole) * 60);
        int centiseconds = (int) Math.round((value - whole - minutes / 60.0) * 360_000);
        tiff.putInt(whole)
                .putInt(1)
                .putInt(minutes)
                .putInt(1)
                .putInt(centiseconds)
                .putInt(100);
    }
}
