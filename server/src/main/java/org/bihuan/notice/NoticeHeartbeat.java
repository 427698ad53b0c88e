package org.bihuan.notice;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
    private final LiveSessions sessions;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("notice-heartbeat").daemon().factory());
    private volatile boolean running;

    NoticeHeartbeat(NoticeStreams streams, LiveSessions sessions) {
        this.streams = streams;
        this.sessions = sessions;
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
        var alive = sessions.alive(open.stream().map(NoticeStream::session).toList());
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
}
