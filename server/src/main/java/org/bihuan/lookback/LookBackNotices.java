package org.bihuan.lookback;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bihuan.access.Audience;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.schema.lookback.tables.records.FalseReportRecord;
import org.bihuan.schema.lookback.tables.records.TaskRecord;
import org.bihuan.shared.Permit;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Component;

/** Tells whoever has to look back, once for all their tasks, and the unit whose report was false. */
@Component
class LookBackNotices {

    private final Audience audience;
    private final Notices notices;

    LookBackNotices(Audience audience, Notices notices) {
        this.audience = audience;
        this.notices = notices;
    }

    void appointed(Viewer viewer, PersonId person, List<TaskRecord> tasks) {
        var theirs = tasks.stream()
                .filter(task -> person.value().equals(task.getInspectorId()))
                .toList();
        if (theirs.isEmpty()) {
            return;
        }
        var to = new HashSet<>(audience.of(viewer.zone(), List.of(person)));
        to.remove(viewer.account());
        var first = theirs.getFirst();
        notices.tell(
                viewer.zone(),
                to,
                new NoticeKind("lookback.appointed"),
                "matter",
                first.getMatterId(),
                Map.of(
                        "number", first.getNumber(),
                        "title", first.getTitle(),
                        "count", String.valueOf(theirs.size()),
                        "due", first.getDueOn().toString(),
                        "by", viewer.name()));
    }

    void confirmed(Viewer viewer, UnitId unit, FalseReportRecord flag, String opinion) {
        notices.tell(
                viewer.zone(),
                audience.of(viewer.zone(), List.of(unit), Permit.MATTER_HANDLE),
                new NoticeKind("lookback.false-report"),
                "matter",
                flag.getMatterId(),
                Map.of(
                        "number", flag.getNumber(),
                        "title", flag.getTitle(),
                        "opinion", opinion,
                        "by", viewer.name()));
    }
}
