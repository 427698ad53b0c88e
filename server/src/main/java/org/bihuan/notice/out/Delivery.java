package org.bihuan.notice.out;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing on its way out of the house, to a channel or to the mail address of an account.
 *
 * @param tries how often it has been tried, the running one included
 */
record Delivery(
        UUID id,
        @Nullable UUID channel,
        @Nullable UUID account,
        String kind,
        String objectKind,
        @Nullable UUID objectId,
        Content content,
        int tries) {}
