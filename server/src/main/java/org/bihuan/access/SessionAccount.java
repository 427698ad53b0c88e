package org.bihuan.access;

import java.io.Serial;
import java.io.Serializable;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.ZoneKey;

/** What a session remembers of its account; everything else is resolved anew at each request. */
public record SessionAccount(UUID zoneId, UUID accountId) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    public ZoneKey zone() {
        return new ZoneKey(zoneId);
    }

    public AccountId account() {
        return new AccountId(accountId);
    }

    @Override
    public String toString() {
        return accountId.toString();
    }
}
