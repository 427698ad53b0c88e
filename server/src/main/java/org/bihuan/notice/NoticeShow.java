package org.bihuan.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One notice as its recipient sees it.
 *
 * @param facts what the text needs: numbers, names, dates as ISO text
 */
public record NoticeShow(
        UUID id,
        String kind,
        String objectKind,
        UUID objectId,
        Map<String, String> facts,
        Instant at,
        boolean unread,
        @Nullable Instant readAt) {}
