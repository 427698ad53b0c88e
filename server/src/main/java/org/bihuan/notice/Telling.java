package org.bihuan.notice;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.AccountId;

/**
 * Something some accounts are to be told, as {@link Notices#tell} takes it.
 *
 * @param to recipients; duplicates are told once, an empty collection is no one
 * @param objectKind what the notice opens: {@code matter}
 * @param facts what the text needs; at most 20, each cut at 300 characters
 */
public record Telling(
        Collection<AccountId> to, NoticeKind kind, String objectKind, UUID objectId, Map<String, String> facts) {}
