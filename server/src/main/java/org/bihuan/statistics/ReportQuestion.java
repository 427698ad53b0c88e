package org.bihuan.statistics;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.bihuan.shared.BusinessZone;

/** What a saved report asks each time: the table, and which days it is about. */
public record ReportQuestion(
        @NotNull GroupBy groupBy,
        @NotEmpty @Size(max = 40) List<@NotNull FigureCode> figures,
        @NotNull FigureScope scope,
        @NotNull PeriodRule period) {

    /** The question as at the hour it was due, as known then. */
    Figures.TableQuery at(Instant due) {
        return new Figures.TableQuery(groupBy, figures, scope, period.on(BusinessZone.dateOf(due)), due, due);
    }
}
