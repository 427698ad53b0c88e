package org.bihuan.matter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.access.Audience;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.notice.Telling;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the people a matter now waits for, in the transaction of the act. Nobody is told of their own act. */
@Component
class MatterNotices {

    /** What somebody has written, not what the act is. */
    private static final List<String> TEXTS = List.of("reason", "opinion", "text");

    private final Notices notices;
    private final Audience audience;
    private final Circles circles;

    MatterNotices(Notices notices, Audience audience, Circles circles) {
        this.notices = notices;
        this.audience = audience;
        this.circles = circles;
    }

    @EventListener
    void on(MatterHappened happened) {
        if (!happened.together()) {
            tell(List.of(happened));
        }
    }

    @EventListener
    void on(MattersHappened batch) {
        tell(batch.all());
    }

    private void tell(List<MatterHappened> all) {
        var round = new Round();
        all.forEach(round::hear);
        if (!all.isEmpty()) {
            notices.tell(all.getFirst().by().zone(), round.tellings);
        }
    }

    /** Of many matters most wait for the same people, who are asked for once. */
    private final class Round {

        private final List<Telling> tellings = new ArrayList<>();
        private final Map<List<UnitId>, Set<AccountId>> handlers = new HashMap<>();
        private @Nullable Set<AccountId> deciders;

        void hear(MatterHappened happened) {
            switch (happened.event()) {
                case MatterEvent.Assigned e -> tell(happened, "assigned", handlers(happened), Map.of());
                case MatterEvent.Reassigned e -> tell(happened, "assigned", handlers(happened), Map.of());
                case MatterEvent.Returned(var reason, var suggested) ->
                    tell(happened, "returned", author(happened), Map.of("reason", reason));
                case MatterEvent.Reported e -> tell(happened, "reported", author(happened), Map.of());
                case MatterEvent.Verified verified
                when !verified.conclusion().passes() ->
                    tell(happened, "rework", handlers(happened), Map.of("opinion", verified.opinion()));
                case MatterEvent.ClosedOff e -> tell(happened, "closed-off", handlers(happened), Map.of());
                case MatterEvent.Reopened(var reason, var dueOn) ->
                    tell(happened, "reopened", handlers(happened), Map.of("reason", reason));
                case MatterEvent.Shelved shelved ->
                    tell(
                            happened,
                            "shelved",
                            handlers(happened),
                            Map.of("review", shelved.reviewOn().toString()));
                case MatterEvent.ReviewDue e -> tell(happened, "review-due", deciders(happened), Map.of());
                case MatterEvent.Merged merged ->
                    tell(happened, "merged", both(happened), Map.of("into", merged.number()));
                case MatterEvent.Urged(var count, var text) ->
                    tell(happened, "urged", handlers(happened), Map.of("count", String.valueOf(count)));
                case MatterEvent.Instructed(var text) ->
                    tell(happened, "instructed", both(happened), Map.of("text", text));
                case MatterEvent.ExtensionRequested e ->
                    tell(happened, "requested", deciders(happened), Map.of("kind", "EXTENSION"));
                case MatterEvent.SuspensionRequested e ->
                    tell(happened, "requested", deciders(happened), Map.of("kind", "SUSPENSION"));
                case MatterEvent.CancellationRequested e ->
                    tell(happened, "requested", deciders(happened), Map.of("kind", "CANCELLATION"));
                case MatterEvent.DelistingRequested e ->
                    tell(happened, "requested", acceptors(happened), Map.of("kind", "DELISTING"));
                case MatterEvent.AcceptanceHeld held
                when held.passed() -> tell(happened, "accepted", deciders(happened), Map.of("opinion", held.opinion()));
                case MatterEvent.AcceptanceHeld held ->
                    tell(happened, "not-accepted", handlers(happened), Map.of("opinion", held.opinion()));
                case MatterEvent.PlanSubmitted e ->
                    tell(happened, "requested", deciders(happened), Map.of("kind", "PLAN"));
                case MatterEvent.PlanApproved e ->
                    tell(happened, "approved", handlers(happened), Map.of("kind", "PLAN"));
                case MatterEvent.Delisted e ->
                    tell(happened, "approved", handlers(happened), Map.of("kind", "DELISTING"));
                case MatterEvent.RungRaised raised
                when raised.cause() == null ->
                    tell(
                            happened,
                            "raised",
                            handlers(happened),
                            Map.of("rung", raised.to().name()));
                case MatterEvent.Extended e ->
                    tell(happened, "approved", handlers(happened), Map.of("kind", "EXTENSION"));
                case MatterEvent.Suspended e ->
                    tell(happened, "approved", handlers(happened), Map.of("kind", "SUSPENSION"));
                case MatterEvent.Cancelled e ->
                    tell(happened, "approved", both(happened), Map.of("kind", "CANCELLATION"));
                case MatterEvent.RequestRefused refused ->
                    tell(
                            happened,
                            "refused",
                            handlers(happened),
                            Map.of("kind", refused.kind().name()));
                case PartEvent.SubTasksGiven(var given) ->
                    tell(
                            happened,
                            "sub-task",
                            handlersOf(
                                    happened,
                                    given.stream().map(GivenSubTask::unit).toList()),
                            Map.of());
                case PartEvent.SubTaskReported reported ->
                    tell(
                            happened,
                            "sub-task-reported",
                            handlers(happened),
                            Map.of("unit", reported.unitName(), "text", reported.text()));
                case PartEvent.SubTaskSentBack back ->
                    tell(
                            happened,
                            "sub-task-sent-back",
                            handlersOf(happened, List.of(back.unit())),
                            Map.of("reason", back.reason()));
                case PartEvent.SubTaskUrged urged ->
                    tell(
                            happened,
                            "sub-task-urged",
                            handlersOf(happened, List.of(urged.unit())),
                            Map.of("count", String.valueOf(urged.count())));
                case PartEvent.SubTaskAccepted accepted ->
                    tell(happened, "sub-task-accepted", handlersOf(happened, List.of(accepted.unit())), Map.of());
                case PartEvent.Overruled(var reason, var units, var children) ->
                    tell(happened, "overruled", handlers(happened), Map.of("reason", reason));
                default -> {
                    // The rest is read on the timeline; nobody has to act on it.
                }
            }
        }

        private void tell(MatterHappened happened, String what, Collection<AccountId> to, Map<String, String> more) {
            var others = new HashSet<>(to);
            others.remove(happened.by().account());
            var facts = new HashMap<>(more);
            if (happened.restricted()) {
                // A notice also goes out by mail and robots: it says that there is something to read, not what.
                others.retainAll(circles.knowing(happened.by().zone(), happened.matter(), others));
                TEXTS.forEach(text -> facts.computeIfPresent(text, (any, said) -> Restriction.TITLE));
            }
            facts.put("number", happened.number() == null ? "" : happened.number());
            facts.put("title", happened.title());
            facts.put("by", happened.by().name());
            tellings.add(new Telling(
                    others,
                    new NoticeKind("matter." + what),
                    "matter",
                    happened.matter().value(),
                    facts));
        }

        private Set<AccountId> handlers(MatterHappened happened) {
            var lead = happened.leadUnit();
            return lead == null ? Set.of() : handlersOf(happened, List.of(lead));
        }

        private Set<AccountId> handlersOf(MatterHappened happened, List<UnitId> units) {
            return handlers.computeIfAbsent(
                    units, each -> audience.of(happened.by().zone(), each, Permit.MATTER_HANDLE));
        }

        private static Set<AccountId> author(MatterHappened happened) {
            return Set.of(happened.createdBy());
        }

        private Set<AccountId> both(MatterHappened happened) {
            var all = new HashSet<>(handlers(happened));
            all.add(happened.createdBy());
            return all;
        }

        private Set<AccountId> acceptors(MatterHappened happened) {
            return audience.of(happened.by().zone(), Permit.MATTER_VERIFY);
        }

        private Set<AccountId> deciders(MatterHappened happened) {
            if (deciders == null) {
                deciders = audience.of(happened.by().zone(), Permit.MATTER_SUPERVISE);
            }
            return deciders;
        }
    }
}
