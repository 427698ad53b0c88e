package org.bihuan.bulletin;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.matter.MatterEvent;
import org.bihuan.matter.MatterHappened;
import org.bihuan.matter.MatterType;
import org.bihuan.matter.MatterTypes;
import org.bihuan.matter.MattersHappened;
import org.bihuan.matter.TypePaper;
import org.bihuan.matter.TypePaper.Occasion;
import org.bihuan.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The rungs of the ladder print their papers: what happens to a matter leaves a draft for somebody to review. Which papers
 * the version of its type says; a type that says nothing takes those the office has set. Part of the transaction of the
 * act; while a draft of the kind lies there no second one is made.
 */
@Component
class LadderPapers {

    /** What the office may have drafted by itself for every type. */
    private static final Map<Occasion, PaperKind> USUAL = new EnumMap<>(Map.of(
            Occasion.URGED, PaperKind.URGING_NOTICE,
            Occasion.LISTED, PaperKind.LISTING_NOTICE,
            Occasion.DELISTED, PaperKind.DELISTING_NOTICE,
            Occasion.INTERVIEW, PaperKind.INTERVIEW_NOTICE,
            Occasion.BULLETIN, PaperKind.PUBLIC_CRITICISM,
            Occasion.ACCOUNTABILITY, PaperKind.ACCOUNTABILITY_PROPOSAL));

    private final PaperDrafts papers;
    private final MattersOnPaper matters;
    private final MatterTypes types;
    private final PaperSettings settings;

    LadderPapers(PaperDrafts papers, MattersOnPaper matters, MatterTypes types, PaperSettings settings) {
        this.papers = papers;
        this.matters = matters;
        this.types = types;
        this.settings = settings;
    }

    @EventListener
    void on(MatterHappened happened) {
        if (!happened.together()) {
            draft(List.of(happened));
        }
    }

    @EventListener
    void on(MattersHappened batch) {
        draft(batch.all());
    }

    private void draft(List<MatterHappened> all) {
        var wanted = all.stream().filter(each -> occasion(each.event()) != null).toList();
        if (wanted.isEmpty()) {
            return;
        }
        var zone = wanted.getFirst().by().zone();
        var automatic = settings.of(zone).automatic();
        var under = types.of(
                zone, wanted.stream().map(MatterHappened::matter).distinct().toList());
        for (var happened : wanted) {
            var type = under.get(happened.matter());
            for (var kind : drafted(type, occasion(happened.event()), automatic)) {
                matters.find(zone, happened.matter().value())
                        .ifPresent(
                                matter -> papers.draftBySystem(happened.by(), kind, matter, Ids.next(), happened.on()));
            }
        }
    }

    private static Collection<PaperKind> drafted(
            @Nullable MatterType type, @Nullable Occasion at, Set<PaperKind> automatic) {
        var own = type == null ? null : type.definition().draftedPapers();
        if (own != null) {
            return own.stream()
                    .filter(paper -> paper.at() == at)
                    .map(TypePaper::paper)
                    .map(PaperKind::valueOf)
                    .toList();
        }
        var usual = at == null ? null : USUAL.get(at);
        return usual != null && automatic.contains(usual) ? List.of(usual) : List.of();
    }

    private static @Nullable Occasion occasion(MatterEvent event) {
        return switch (event) {
            case MatterEvent.Assigned e -> Occasion.ASSIGNED;
            case MatterEvent.Urged e -> Occasion.URGED;
            case MatterEvent.Delisted e -> Occasion.DELISTED;
            case MatterEvent.ClosedOff e -> Occasion.CLOSED_OFF;
            case MatterEvent.RungRaised raised -> Occasion.valueOf(raised.to().name());
            default -> null;
        };
    }
}
