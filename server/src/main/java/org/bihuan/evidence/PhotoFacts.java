package org.bihuan.evidence;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.shared.BusinessZone;
import org.jspecify.annotations.Nullable;

/**
 * What a photo says of itself (EXIF): when, where, with what, and which way up. It can be forged, so it is shown as the
 * photo's own word; values that cannot be true are dropped.
 *
 * @param orientation 1 to 8 as in EXIF; 1 is upright
 * @param latitude degrees WGS 84, six decimals
 * @param software what wrote the file
 * @param accuracyMetres how exact the place is, where the phone says so
 */
record PhotoFacts(
        @Nullable Instant capturedAt,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Nullable String device,
        int orientation,
        @Nullable String software,
        @Nullable Integer accuracyMetres) {

    static final PhotoFacts NONE = new PhotoFacts(null, null, null, null, 1, null, null);

    private static final Instant FIRST_CAMERAS = Instant.parse("1990-01-01T00:00:00Z");
    private static final int LONGEST_DEVICE = 80;
    private static final int WORST_ACCURACY = 100_000;

    /** A photo whose EXIF cannot be read is a photo without EXIF. */
    static PhotoFacts of(Path file, Instant now) throws IOException {
        try {
            return from(ImageMetadataReader.readMetadata(file.toFile()), now);
        } catch (ImageProcessingException | EOFException unreadable) {
            return NONE;
        }
    }

    /** The same of what is kept already. */
    static PhotoFacts of(InputStream stored, Instant now) throws IOException {
        try {
            return from(ImageMetadataReader.readMetadata(stored), now);
        } catch (ImageProcessingException | EOFException unreadable) {
            return NONE;
        }
    }

    private static PhotoFacts from(Metadata metadata, Instant now) {
        var place = place(metadata);
        return new PhotoFacts(
                capturedAt(metadata, now),
                place == null ? null : place[0],
                place == null ? null : place[1],
                device(metadata),
                orientation(metadata),
                software(metadata),
                accuracy(metadata));
    }

    /** A camera that knows no time zone means the zone's own. */
    private static @Nullable Instant capturedAt(Metadata metadata, Instant now) {
        var directory = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        var date = directory == null ? null : directory.getDateOriginal(TimeZone.getTimeZone(BusinessZone.SHANGHAI));
        if (date == null) {
            return null;
        }
        var moment = date.toInstant();
        return moment.isBefore(FIRST_CAMERAS) || moment.isAfter(now.plusSeconds(86_400)) ? null : moment;
    }

    private static BigDecimal @Nullable [] place(Metadata metadata) {
        var directory = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        var place = directory == null ? null : directory.getGeoLocation();
        if (place == null || place.isZero() || !isOnEarth(place.getLatitude(), place.getLongitude())) {
            return null;
        }
        return new BigDecimal[] {degrees(place.getLatitude()), degrees(place.getLongitude())};
    }

    private static boolean isOnEarth(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    private static BigDecimal degrees(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
    }

    private static @Nullable Integer accuracy(Metadata metadata) {
        var directory = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        var error = directory == null ? null : directory.getRational(GpsDirectory.TAG_H_POSITIONING_ERROR);
        if (error == null || !(error.doubleValue() >= 0) || error.doubleValue() > WORST_ACCURACY) {
            return null;
        }
        return (int) Math.ceil(error.doubleValue());
    }

    private static @Nullable String device(Metadata metadata) {
        return words(metadata, ExifDirectoryBase.TAG_MAKE, ExifDirectoryBase.TAG_MODEL);
    }

    private static @Nullable String software(Metadata metadata) {
        return words(metadata, ExifDirectoryBase.TAG_SOFTWARE);
    }

    private static @Nullable String words(Metadata metadata, Integer... tags) {
        var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (directory == null) {
            return null;
        }
        var text = Stream.of(tags)
                .map(directory::getString)
                .filter(each -> each != null && !each.isBlank())
                .map(each -> each.replaceAll("\\p{C}", "").strip())
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), LONGEST_DEVICE));
    }

    private static int orientation(Metadata metadata) {
        var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var value = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? 1 : value;
    }
}
