package org.bihuan.notice;

import java.util.UUID;
import org.bihuan.platform.SignalListener;
import org.bihuan.platform.Signals;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.SessionsEnded;
import org.bihuan.shared.ZoneKey;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends streams with their sessions on every node: {@code zone account}. */
@Component
class NoticeSessions implements SignalListener {

    private static final String TOPIC = "notice-session";

    private final NoticeStreams streams;
    private final Signals signals;

    NoticeSessions(NoticeStreams streams, Signals signals) {
        this.streams = streams;
        this.signals = signals;
    }

    @EventListener
    @Transactional
    void on(SessionsEnded ended) {
        signals.send(TOPIC, ended.zone() + " " + ended.account());
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void hear(String payload) {
        var parts = payload.split(" ", 2);
        streams.endDead(new ZoneKey(UUID.fromString(parts[0])), new AccountId(UUID.fromString(parts[1])));
    }

    /** What was missed is made up for by the heartbeat. */
    @Override
    public void begin() {}
}
