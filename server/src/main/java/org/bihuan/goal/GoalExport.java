package org.bihuan.goal;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reconciliation sheet as a spreadsheet; taking it out leaves a trace. */
@Service
public class GoalExport {

    private final GoalShow shows;
    private final ApplicationEventPublisher events;

    GoalExport(GoalShow shows, ApplicationEventPublisher events) {
        this.shows = shows;
        this.events = events;
    }

    /** What is to be written; refused before the file begins. */
    @Transactional
    public GoalSheet sheet(Viewer viewer, UUID id, @Nullable LocalDate asAt) {
        viewer.mustHave(Permit.LEDGER_EXPORT);
        var sheet = shows.of(viewer, id, asAt);
        events.publishEvent(new Acted(viewer, "goal.export", "goal", id, Map.of("name", sheet.name())));
        return sheet;
    }

    /** @param language {@code en}; Chinese otherwise */
    public void write(GoalSheet sheet, @Nullable String language, OutputStream out) {
        GoalSheetWriter.write(sheet, language, out);
    }
}
