package org.bihuan.bulletin;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bihuan.access.Audience;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Permit;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Component;

/** Tells the people a paper now waits for. Nobody is told of their own act. */
@Component
class PaperNotices {

    private final Notices notices;
    private final Audience audience;

    PaperNotices(Notices notices, Audience audience) {
        this.notices = notices;
        this.audience = audience;
    }

    void tell(Viewer by, Paper paper, PaperAct act) {
        switch (act) {
            case SUBMIT -> tell(by, paper, "submitted", audience.of(paper.zone, Permit.PAPER_REVIEW));
            case APPROVE -> tell(by, paper, "approved", audience.of(paper.zone, Permit.PAPER_ISSUE));
            case SEND_BACK -> tell(by, paper, "sent-back", author(paper));
            case ISSUE -> tell(by, paper, "issued", addressees(paper));
            case WITHDRAW -> tell(by, paper, "withdrawn", addressees(paper));
            case EDIT, DISCARD, TAKE_BACK, RECORD_FILING, RECORD_PUBLICATION, RECEIVE -> {
                // Read in the paper's history; nobody has to act on it.
            }
        }
    }

    /** A correction has changed what an issued paper says: whoever drafts papers is to look at it. */
    void proposed(Viewer by, Paper erratum) {
        tell(by, erratum, "erratum-proposed", audience.of(erratum.zone, Permit.PAPER_DRAFT));
    }

    private void tell(Viewer by, Paper paper, String what, Collection<AccountId> to) {
        var others = new HashSet<>(to);
        others.remove(by.account());
        var number = paper.number;
        notices.tell(
                paper.zone,
                others,
                new NoticeKind("bulletin." + what),
                "paper",
                paper.id,
                Map.of(
                        "number", number == null ? "" : number,
                        "title", String.join("", paper.content.title().lines().toList()),
                        "by", by.name()));
    }

    private Collection<AccountId> addressees(Paper paper) {
        var units = paper.addressees.stream().map(Paper.Addressee::unit).toList();
        return units.isEmpty() ? List.of() : audience.of(paper.zone, units, Permit.MATTER_READ);
    }

    private static Collection<AccountId> author(Paper paper) {
        var author = paper.author;
        return author == null ? List.of() : List.of(new AccountId(author));
    }
}
