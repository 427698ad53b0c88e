package org.bihuan.statistics;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The printed definitions of the figures, from {@code definitions.json}; each figure has one, or nothing starts. */
@Component
public class Definitions {

    private final Map<FigureCode, Figure.Definition> all;

    Definitions(JsonMapper json) throws IOException {
        try (var file = new ClassPathResource("org/bihuan/statistics/definitions.json").getInputStream()) {
            all = new EnumMap<>(json.readValue(file, new TypeReference<Map<FigureCode, Figure.Definition>>() {}));
        }
        for (var figure : FigureCode.values()) {
            of(figure);
        }
    }

    public Figure.Definition of(FigureCode figure) {
        return Objects.requireNonNull(all.get(figure), () -> figure + " has no definition");
    }
}
