package org.bihuan.calendar;

import java.util.UUID;
import org.bihuan.platform.SignalListener;
import org.bihuan.shared.ZoneKey;
import org.springframework.stereotype.Component;

/** Forgets a zone's calendar when any node has changed it. */
@Component
class CalendarSignals implements SignalListener {

    static final String TOPIC = "calendar";

    private final Calendars calendars;

    CalendarSignals(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void hear(String payload) {
        calendars.forget(new ZoneKey(UUID.fromString(payload)));
    }

    @Override
    public void begin() {
        calendars.forgetAll();
    }
}
