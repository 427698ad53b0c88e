package org.bihuan.handover;

import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.Acted;
import org.bihuan.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** One line in the audit trail for each act, however many matters it touches. */
@Component
class HandoverActs {

    static final String PREPARE = "handover.prepare";
    static final String OFFER = "handover.offer";
    static final String TAKE = "handover.take";
    static final String REFUSE = "handover.refuse";
    static final String TURN_BACK = "handover.turn-back";
    static final String CANCEL = "handover.cancel";
    static final String EFFECT = "handover.effect";
    static final String UNDO = "handover.undo";
    static final String EXPORT = "handover.export";

    private final ApplicationEventPublisher events;

    HandoverActs(ApplicationEventPublisher events) {
        this.events = events;
    }

    void acted(Viewer viewer, String act, UUID handover, Map<String, Object> facts) {
        events.publishEvent(new Acted(viewer, act, "handover", handover, facts));
    }
}
