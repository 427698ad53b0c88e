package org.bihuan.notice;

import java.util.Map;
import java.util.Set;
import org.bihuan.access.DelegationMade;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a deputy what has been left to them; {@code access}, which knows of it, lies below notices. */
@Component
class DelegationNotices {

    private final Notices notices;

    DelegationNotices(Notices notices) {
        this.notices = notices;
    }

    @EventListener
    void on(DelegationMade made) {
        notices.tell(
                made.by().zone(),
                Set.of(made.deputy()),
                new NoticeKind("delegation.made"),
                "delegation",
                made.delegation(),
                Map.of(
                        "by", made.by().name(),
                        "firstOn", made.firstOn().toString(),
                        "lastOn", made.lastOn().toString()));
    }
}
