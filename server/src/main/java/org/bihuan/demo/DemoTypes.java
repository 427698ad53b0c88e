package org.bihuan.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bihuan.design.TypeFiles;
import org.bihuan.shared.ZoneKey;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** A matter type somebody of the supervision office is still writing: 消防通道, with conditions and a time scheme. */
@Component
@ConditionalOnBooleanProperty("bihuan.demo")
final class DemoTypes {

    private final TypeFiles files;
    private final DemoCast cast;

    DemoTypes(TypeFiles files, DemoCast cast) {
        this.files = files;
        this.cast = cast;
    }

    void draft(ZoneKey zone) {
        try {
            var yaml =
                    new ClassPathResource("org/bihuan/demo/fire-lane.yaml").getContentAsString(StandardCharsets.UTF_8);
            var unused = files.keep(cast.viewer(zone, "ducha"), yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
