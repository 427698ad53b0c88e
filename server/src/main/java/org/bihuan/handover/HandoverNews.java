package org.bihuan.handover;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Component;

/** One line in the audit trail for each act, and a notice to the people it waits for. */
@Component
class HandoverNews {

    private final Notices notices;
    private final HandoverActs acts;

    HandoverNews(Notices notices, HandoverActs acts) {
        this.notices = notices;
        this.acts = acts;
    }

    void acted(Viewer viewer, String act, UUID handover, Map<String, Object> facts) {
        acts.acted(viewer, act, handover, facts);
    }

    void tell(Viewer by, Handover handover, Collection<AccountId> to, String what, Map<String, String> more) {
        var others = new HashSet<>(to);
        others.remove(by.account());
        var facts = new java.util.HashMap<>(more);
        facts.put("giver", handover.giverName());
        facts.put("taker", handover.takerName());
        facts.put("by", by.name());
        notices.tell(by.zone(), others, new NoticeKind("handover." + what), "handover", handover.id(), facts);
    }

    static Set<AccountId> givingSide(Handover handover) {
        var side = new LinkedHashSet<AccountId>(List.of(handover.preparedBy()));
        if (handover.giverAccount() != null) {
            side.add(handover.giverAccount());
        }
        return side;
    }

    static Set<AccountId> everybody(Handover handover) {
        var all = givingSide(handover);
        handover.takers().forEach(each -> all.add(each.account()));
        return all;
    }
}
