package org.bihuan.survey;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.access.Audience;
import org.bihuan.notice.NoticeKind;
import org.bihuan.notice.Notices;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Permit;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.Viewer;
import org.springframework.stereotype.Component;

/** Telling units what they are asked, and both sides how a reply stands. */
@Component
class SurveyNotices {

    private static final NoticeKind ASKED = new NoticeKind("survey.asked");
    private static final NoticeKind HANDED_IN = new NoticeKind("survey.handed-in");
    private static final NoticeKind RETURNED = new NoticeKind("survey.returned");
    private static final NoticeKind ACCEPTED = new NoticeKind("survey.accepted");

    private final Notices notices;
    private final Audience audience;
    private final UnitDirectory units;

    SurveyNotices(Notices notices, Audience audience, UnitDirectory units) {
        this.notices = notices;
        this.audience = audience;
        this.units = units;
    }

    void asked(Viewer viewer, SurveyOrder order, Collection<UnitId> asked) {
        notices.tell(
                viewer.zone(),
                peopleOf(viewer, asked),
                ASKED,
                "survey",
                order.id(),
                Map.of("title", order.title(), "due", order.dueOn().toString(), "by", viewer.name()));
    }

    void handedIn(Viewer viewer, Reply reply) {
        tell(viewer, reply, Set.of(reply.survey().askedBy()), HANDED_IN, Map.of());
    }

    void returned(Viewer viewer, Reply reply, String reason) {
        tell(viewer, reply, peopleOf(viewer, List.of(reply.unit())), RETURNED, Map.of("reason", reason));
    }

    void accepted(Viewer viewer, Reply reply) {
        tell(viewer, reply, peopleOf(viewer, List.of(reply.unit())), ACCEPTED, Map.of());
    }

    private Set<AccountId> peopleOf(Viewer viewer, Collection<UnitId> some) {
        return audience.of(viewer.zone(), some, Permit.MATTER_HANDLE);
    }

    private void tell(Viewer viewer, Reply reply, Set<AccountId> to, NoticeKind kind, Map<String, String> more) {
        var facts = new LinkedHashMap<>(more);
        facts.put("title", reply.survey().title());
        facts.put("by", viewer.name());
        facts.put("unit", units.namesOf(viewer.zone(), List.of(reply.unit())).getOrDefault(reply.unit(), ""));
        notices.tell(viewer.zone(), to, kind, "survey-reply", reply.id(), facts);
    }
}
