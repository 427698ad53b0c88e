package org.bihuan.notice;

import static org.bihuan.schema.platform.Tables.SPRING_SESSION;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Every 20 seconds: a sign of life to each stream of this node, and the end of those whose session has ended. */
@Component
class NoticeHeartbeat implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NoticeHeartbeat.class);
    private static final Duration EVERY = Duration.ofSeconds(20);

    private final NoticeStreams streams;
    private final DSLContext sql;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("notice-heartbeat").daemon().factory());
    private volatile boolean running;

    NoticeHeartbeat(NoticeStreams streams, DSLContext sql) {
        this.streams = streams;
        this.sql = sql;
    }

    @Override
    public void start() {
        running = true;
        var unused = timer.scheduleWithFixedDelay(
                this::beatSafely, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Streams end first, or a graceful stop would wait for them. */
    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        streams.open().forEach(NoticeStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    void beat() {
        var open = streams.open();
        var alive = alive(open.stream().map(NoticeStream::session).distinct().toList());
        for (var stream : open) {
            if (alive.contains(stream.session())) {
                Thread.ofVirtual().name("notice-beat").start(stream::beat);
            } else {
                stream.end();
            }
        }
    }

    private void beatSafely() {
        try {
            beat();
        } catch (RuntimeException failure) {
            log.warn("notice heartbeat failed, trying again: {}", failure.getMessage());
        }
    }

    private Set<String> alive(Collection<String> sessions) {
        if (sessions.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.select(SPRING_SESSION.SESSION_ID)
                .from(SPRING_SESSION)
                .where(SPRING_SESSION.SESSION_ID.in(sessions))
                .fetch(SPRING_SESSION.SESSION_ID));
    }
}
