package org.bihuan.shared;

/**
 * Sessions of an account have just ended: by log-out, a new password or because the account was disabled. Others of the
 * account may go on, so whoever holds something open for a session looks again which ones there are.
 */
public record SessionsEnded(ZoneKey zone, AccountId account) {}
