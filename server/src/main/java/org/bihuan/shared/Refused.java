package org.bihuan.shared;

import java.util.UUID;

/**
 * One of several things asked for in one request was refused while the others were done, so the answer as a whole is no
 * refusal. Published outside the transaction that was undone; the audit room keeps it as it keeps any refused request.
 *
 * @param code of the {@link Problem}
 * @param status of the {@link Problem}
 */
public record Refused(Viewer viewer, UUID objectId, String code, int status) {}
