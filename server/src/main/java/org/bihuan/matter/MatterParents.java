package org.bihuan.matter;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.access.Audience;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What a child does for its parent: its progress moves the parent's (子事项进度汇总), and when the last one is done, the
 * parent's lead unit is told that it can report.
 */
@Component
class MatterParents {

    private static final Set<MatterState> BEING_HANDLED =
            EnumSet.of(MatterState.RECEIVED, MatterState.IN_PROGRESS, MatterState.REWORK);

    /** The lead unit's report makes it a hundred, nothing before. */
    private static final int MOST = 99;

    private final MatterRepository matters;
    private final MatterNews news;
    private final Audience audience;
    private final Notices notices;
    private final Clock clock;

    MatterParents(MatterRepository matters, MatterNews news, Audience audience, Notices notices, Clock clock) {
        this.matters = matters;
        this.news = news;
        this.audience = audience;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void on(MatterHappened happened) {
        var ended = ended(happened);
        if (!ended && !movesItsPercent(happened)) {
            return;
        }
        parentOf(happened)
                .flatMap(parent -> matters.lockWhole(happened.by().zone(), parent))
                .filter(parent -> BEING_HANDLED.contains(parent.state))
                .ifPresent(parent -> {
                    rollUp(parent, happened);
                    if (ended && parent.parts.openChildren.isEmpty()) {
                        tell(parent);
                    }
                });
    }

    private static boolean ended(MatterHappened happened) {
        var from = happened.from();
        return from != null && from.isLive() && !happened.to().isLive();
    }

    private static boolean movesItsPercent(MatterHappened happened) {
        var from = happened.from();
        return switch (happened.event()) {
            case MatterEvent.Progressed any -> true;
            case MatterEvent.Reported any -> true;
            case MatterEvent.ReportWithdrawn any -> true;
            case PartEvent.PercentRolledUp any -> true;
            case PartEvent.Attached any -> true;
            case PartEvent.Detached any -> true;
            default -> from != null && !from.isLive() && happened.to().isLive();
        };
    }

    private static Optional<MatterId> parentOf(MatterHappened happened) {
        if (happened.event() instanceof PartEvent.Detached detached) {
            return Optional.of(new MatterId(detached.parent()));
        }
        return Optional.ofNullable(happened.parent());
    }

    private void rollUp(Matter parent, MatterHappened because) {
        var together = parent.parts.childrenPercent;
        if (together == null || Math.min(together, MOST) == parent.percent) {
            return;
        }
        var before = parent.percent;
        parent.percent = Math.min(together, MOST);
        var child = because.number() == null ? "" : because.number();
        parent.happened(new PartEvent.PercentRolledUp(parent.percent, before, child), parent.state);
        var happenings = parent.happenings();
        var rules = Viewer.automatic(parent.zone);
        if (!matters.update(parent, Actor.of(rules, null, clock.instant()))) {
            throw new IllegalStateException("a locked matter was changed: " + parent.id.value());
        }
        news.spread(rules, parent, happenings);
    }

    private void tell(Matter parent) {
        var lead = parent.leadUnit;
        if (lead != null) {
            notices.tell(
                    parent.zone,
                    audience.of(parent.zone, List.of(lead), Permit.MATTER_HANDLE),
                    new NoticeKind("matter.children-done"),
                    "matter",
                    parent.id.value(),
                    Map.of("number", parent.numberOrEmpty(), "title", Restriction.outwardTitle(parent)));
        }
    }
}
