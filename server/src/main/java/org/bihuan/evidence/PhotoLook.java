package org.bihuan.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** What a photo looks like and what speaks against it; read from its smallest preview, never from the photo itself. */
record PhotoLook(PhotoSigns signs, List<PhotoPrint> prints) {

    /** @param grey absent where no preview can be drawn */
    static PhotoLook of(
            PhotoFacts facts, MediaType type, @Nullable Integer width, @Nullable Integer height, @Nullable Grey grey) {
        return new PhotoLook(PhotoSigns.of(facts, type, width, height), grey == null ? List.of() : PhotoPrint.of(grey));
    }

    static Grey grey(Path preview) throws IOException {
        try (var stream = Files.newInputStream(preview)) {
            return grey(stream);
        }
    }

    static Grey grey(InputStream preview) throws IOException {
        var image = ImageIO.read(preview);
        if (image == null) {
            throw new IOException("a preview that is no picture");
        }
        return Grey.of(image);
    }
}
