package org.bihuan.notice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.bihuan.notice.NoticeList;
import org.bihuan.notice.NoticeStreams;
import org.bihuan.notice.Notices;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The viewer's own notices, and the stream that announces them. */
@RestController
@RequestMapping("/api/notices")
class NoticeController {

    record SeenUpTo(@NotNull Instant upTo) {}

    record Read(int count) {}

    private final NoticeList list;
    private final Notices notices;
    private final NoticeStreams streams;

    NoticeController(NoticeList list, Notices notices, NoticeStreams streams) {
        this.list = list;
        this.notices = notices;
        this.streams = streams;
    }

    @GetMapping
    NoticeList.Notices list(
            Viewer viewer,
            @RequestParam @Nullable Boolean unread,
            @RequestParam @Nullable String room,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int size) {
        return list.of(viewer, unread, room, new PageRequest(page, size));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Viewer viewer, @PathVariable UUID id) {
        notices.read(viewer, id);
    }

    @PostMapping("/read-all")
    Read readAll(Viewer viewer, @Valid @RequestBody SeenUpTo seen) {
        return new Read(notices.readAll(viewer, seen.upTo()));
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        // A proxy that gathers the stream before passing it on would make every notice late.
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var session = request.getSession(false);
        return streams.open(viewer, session == null ? "" : session.getId());
    }
}
