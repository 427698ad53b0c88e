package org.bihuan.bulletin;

import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.matter.PaperCodes;
import org.springframework.stereotype.Component;

/** The papers a matter type may have drafted: every kind about one matter. */
@Component
class KnownPapers implements PaperCodes {

    @Override
    public Set<String> codes() {
        return PaperKind.ofMatters().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
