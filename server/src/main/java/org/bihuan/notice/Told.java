package org.bihuan.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.ZoneKey;

/** Accounts have been told something in the house; published in the same transaction, for what carries it outside. */
public record Told(
        ZoneKey zone,
        List<AccountId> to,
        NoticeKind kind,
        String objectKind,
        UUID objectId,
        Map<String, String> facts,
        Instant at) {

    public Told {
        to = List.copyOf(to);
        facts = Map.copyOf(facts);
    }
}
