package org.bihuan.bulletin;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.matter.MatterId;
import org.bihuan.matter.MatterShow;
import org.bihuan.matter.MatterState;
import org.bihuan.matter.Rung;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which papers the facts of a matter bear out (出文依据): nobody is urged over what is closed, and nothing is delisted on
 * paper that has not been delisted. A refusal says what has to happen first.
 */
@Service
public class PaperGrounds {

    private final MattersOnPaper quoted;
    private final MatterShow matters;

    PaperGrounds(MattersOnPaper quoted, MatterShow matters) {
        this.quoted = quoted;
        this.matters = matters;
    }

    /** The kinds that can be drafted about a matter now, for whoever drafts papers and sees it. */
    @Transactional(readOnly = true)
    public List<PaperKind> kinds(Viewer viewer, UUID matter) {
        viewer.mustHave(Permit.PAPER_DRAFT);
        var facts = find(viewer, matter);
        return PaperKind.ofMatters().stream()
                .filter(kind -> refusal(kind, facts).isEmpty())
                .toList();
    }

    /** What a paper of that kind quotes of the matter; refused when the matter does not bear it out. */
    MatterOnPaper mustBearOut(Viewer viewer, PaperKind kind, UUID matter) {
        if (!kind.isAbout(PaperKind.Subject.MATTER)) {
            throw Problem.field("kind", "BULLETIN-NOT-ABOUT-A-MATTER", "这类公文不针对单个事项，请改用“新建通报”。");
        }
        var facts = find(viewer, matter);
        refusal(kind, facts).ifPresent(problem -> {
            throw problem;
        });
        return facts;
    }

    private MatterOnPaper find(Viewer viewer, UUID matter) {
        if (matters.links(viewer, List.of(new MatterId(matter))).isEmpty()) {
            throw noMatter();
        }
        return quoted.find(viewer.zone(), matter).orElseThrow(PaperGrounds::noMatter);
    }

    private static Problem noMatter() {
        return Problem.missing("MATTER-NOT-FOUND", "没有这个事项，或您无权查看。");
    }

    private static Optional<Problem> refusal(PaperKind kind, MatterOnPaper matter) {
        var state = MatterState.valueOf(matter.state());
        if (state == MatterState.CANCELLED && kind != PaperKind.CLOSE_OFF_SHEET) {
            return refused("BULLETIN-MATTER-NOT-LIVE", "事项已撤销或并入其他事项，不能再制作这类文书。");
        }
        return switch (kind) {
            case SUPERVISION_ORDER,
                    ASSIGNMENT_ORDER,
                    URGING_NOTICE,
                    INTERVIEW_NOTICE,
                    PUBLIC_CRITICISM,
                    ACCOUNTABILITY_PROPOSAL -> state.isLive() ? Optional.empty() : closed();
            case LISTING_NOTICE ->
                !state.isLive()
                        ? closed()
                        : isListed(matter)
                                ? Optional.empty()
                                : refused("BULLETIN-MATTER-NOT-LISTED", "事项尚未挂牌督办，请先在事项页提级到挂牌督办，再制作挂牌督办通知。");
            case DELISTING_NOTICE ->
                matter.latest("Delisted") != null && !isListed(matter)
                        ? Optional.empty()
                        : refused("BULLETIN-MATTER-NOT-DELISTED", "事项没有经批准摘牌，请先由承办单位申请摘牌并经审批，再制作摘牌通知。");
            case CLOSE_OFF_SHEET ->
                matter.closedOn() != null ? Optional.empty() : refused("BULLETIN-MATTER-NOT-CLOSED", "事项尚未销号，不能制作销号单。");
            case BULLETIN, ERRATUM -> throw new IllegalArgumentException(kind + " is not about one matter");
        };
    }

    private static boolean isListed(MatterOnPaper matter) {
        var rung = matter.rung();
        return rung != null && Rung.valueOf(rung).compareTo(Rung.LISTED) >= 0;
    }

    private static Optional<Problem> closed() {
        return refused("BULLETIN-MATTER-NOT-LIVE", "事项已销号，不能再制作这类文书；如问题复发，请先重新立项，再制作。");
    }

    private static Optional<Problem> refused(String code, String detail) {
        return Optional.of(Problem.conflict(code, detail));
    }
}
