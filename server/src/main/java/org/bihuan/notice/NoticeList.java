package org.bihuan.notice;

import java.util.regex.Pattern;
import org.bihuan.shared.Page;
import org.bihuan.shared.PageRequest;
import org.bihuan.shared.Problem;
import org.bihuan.shared.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's own notices, unread first, newest first. Nobody reads another's. */
@Service
public class NoticeList {

    private static final Pattern ROOM = Pattern.compile("[a-z]{2,30}");

    private final NoticeRepository repository;

    NoticeList(NoticeRepository repository) {
        this.repository = repository;
    }

    /** A page of the list and the number of all unread ones. */
    public record Notices(Page<NoticeShow> page, int unread) {}

    /**
     * @param unread only unread ones, only read ones, or both
     * @param room only kinds of this room, such as {@code matter}
     */
    @Transactional(readOnly = true)
    public Notices of(Viewer viewer, @Nullable Boolean unread, @Nullable String room, PageRequest page) {
        if (room != null && !ROOM.matcher(room).matches()) {
            throw Problem.field("room", "NOTICE-ROOM-UNKNOWN", "没有这一类通知。");
        }
        return new Notices(
                repository.list(viewer, unread, room, page), repository.countUnread(viewer.zone(), viewer.account()));
    }
}
