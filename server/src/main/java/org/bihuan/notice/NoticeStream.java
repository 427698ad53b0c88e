package org.bihuan.notice;

import java.io.IOException;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open event stream to one browser tab. */
final class NoticeStream {

    private final String session;
    private final SseEmitter emitter;

    /** @param session the session it was opened in; the stream ends with it */
    NoticeStream(String session, Duration life) {
        this.session = session;
        this.emitter = new SseEmitter(life.toMillis());
    }

    String session() {
        return session;
    }

    SseEmitter emitter() {
        return emitter;
    }

    void whenOver(Runnable act) {
        emitter.onCompletion(act);
        emitter.onError(failure -> act.run());
        emitter.onTimeout(emitter::complete);
    }

    void say(NoticeStreams.News news) {
        send(SseEmitter.event().name("notices").data(news, MediaType.APPLICATION_JSON));
    }

    /** A comment line keeps proxies from closing a silent connection and finds out tabs that are gone. */
    void beat() {
        send(SseEmitter.event().comment("beat"));
    }

    void end() {
        emitter.complete();
    }

    private void send(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        }
    }
}
