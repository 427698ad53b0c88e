package org.bihuan.bench.ask;

import static org.bihuan.bench.data.Cast.OFFICER;

import java.time.OffsetDateTime;
import java.util.List;

/** Tables by unit: as it stands, as it stood, and what happened in a year. */
record StatisticsQuestions(Questions to) {

    void ask() {
        var standing = "/api/statistics/table?groupBy=UNIT&figure=LIVE,OVERDUE,AWAITING_RECEIPT,AWAITING_VERIFICATION,"
                + "IN_REWORK,PAUSED";
        figures("statistics", "what stands now, by unit", standing, to.by().standing(null));
        for (int days : List.of(21, 365)) {
            OffsetDateTime at = to.today()
                    .minusDays(days)
                    .atTime(18, 0)
                    .atZone(Questions.SHANGHAI)
                    .toOffsetDateTime();
            figures(
                    "statistics-" + days,
                    "what stood " + days + " days ago, by unit",
                    standing + "&asAt=" + at.toInstant(),
                    to.by().standing(at));
        }
        var from = to.today().minusYears(1);
        figures(
                "statistics-year",
                "a year's openings, close-offs, punctuality and median days, by unit",
                "/api/statistics/table?groupBy=UNIT&figure=OPENINGS,CLOSINGS,ON_TIME_BY_ORIGINAL,WHOLE_DAYS_MEDIAN&from="
                        + from + "&to=" + to.today(),
                to.by().happened(from, to.today()));
    }

    private void figures(String key, String about, String path, Sql statement) {
        to.add(key, about, OFFICER, false, path, Facts::lines, List.of(statement));
    }
}
