package org.bihuan.notice;

import java.util.Arrays;
import java.util.UUID;
import org.bihuan.platform.SignalListener;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Component;

/** Wakes the streams of the accounts a signal names: {@code zone account,account}. */
@Component
class NoticeSignals implements SignalListener {

    static final String TOPIC = "notice";

    private final NoticeStreams streams;

    NoticeSignals(NoticeStreams streams) {
        this.streams = streams;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void hear(String payload) {
        var parts = payload.split(" ", 2);
        var zone = new ZoneKey(UUID.fromString(parts[0]));
        Arrays.stream(parts[1].split(","))
                .map(each -> new AccountId(UUID.fromString(each)))
                .forEach(account -> streams.wake(zone, account));
    }

    @Override
    public void begin() {
        streams.wakeAll();
    }
}
