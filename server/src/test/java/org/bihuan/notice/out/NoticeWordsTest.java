package org.bihuan.notice.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every notice the desk has words for can leave the house in words too, in both languages. */
class NoticeWordsTest {

    private static final Path TEXTS = Path.of("../web/desk/src/features/notice/messages.zh-CN.json");

    @Test
    void saysOutsideWhatTheDeskSaysInside() throws IOException {
        var desk = new ArrayList<String>();
        JsonMapper.shared()
                .readTree(Files.readString(TEXTS))
                .get("kinds")
                .properties()
                .forEach(room -> {
                    if (room.getValue().isObject()) {
                        room.getValue().propertyNames().forEach(what -> desk.add(room.getKey() + "." + what));
                    }
                });

        assertThat(NoticeWords.kinds()).containsExactlyInAnyOrderElementsOf(desk);
        var words = new NoticeWords("https://loop.example/");
        for (var kind : NoticeWords.kinds()) {
            for (var language : new String[] {"zh-CN", "en"}) {
                assertThat(words.sentence(language, kind, Map.of("by", "秦明辉", "kind", "EXTENSION", "rung", "RED")))
                        .as(kind)
                        .isNotBlank()
                        .doesNotContain("{", "EXTENSION", kind);
            }
        }
    }

    @Test
    void linksOnlyWhereTheInstallationKnowsItsAddress() {
        var id = java.util.UUID.fromString("019a0000-0000-7000-8000-000000000000");

        assertThat(new NoticeWords("https://loop.example/").link("matter", id))
                .isEqualTo("https://loop.example/matters/" + id);
        assertThat(new NoticeWords("").link("matter", id)).isEmpty();
    }
}
