package org.bihuan.matter;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.bihuan.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Which limit of which time scheme was chosen at the opening; kept as {@code 13710:HARD}. */
public record TimeChoice(
        @NotBlank @Size(max = 30) String scheme,
        @NotBlank @Size(max = 30) String choice) {

    static @Nullable TimeChoice parse(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        var parts = stored.split(":", 2);
        return new TimeChoice(parts[0], parts[1]);
    }

    String stored() {
        return scheme + ":" + choice;
    }

    Optional<TimeScheme> scheme(MatterType.Definition rules) {
        return rules.timeSchemes().stream()
                .filter(each -> each.code().equals(scheme))
                .findFirst();
    }

    Optional<TimeScheme.Choice> limit(MatterType.Definition rules) {
        return scheme(rules)
                .flatMap(found -> found.choices().stream()
                        .filter(each -> each.code().equals(choice))
                        .findFirst());
    }

    /** Refuses one the type does not offer with {@code MATTER-TIME-SCHEME-UNKNOWN}. */
    static void check(@Nullable TimeChoice chosen, MatterType type) {
        if (chosen != null && chosen.limit(type.definition()).isEmpty()) {
            throw Problem.field("timeChoice", "MATTER-TIME-SCHEME-UNKNOWN", "该类事项没有这种时限办法，请重新选择。");
        }
    }
}
