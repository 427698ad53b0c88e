package org.bihuan.platform;

import org.bihuan.shared.ZoneKey;

/** What a room has sealed with {@link Secrets}; a bean of each room that seals something. */
public interface SealedContents {

    /** How many of them the present key does not open. Inside the zone and a transaction. */
    int unreadable(ZoneKey zone);
}
