package org.bihuan.shared;

/**
 * Somebody tried to log in to a known account, or logged out of it. Published in the transaction that records it; the
 * zone is bound.
 *
 * @param login the log-in name of the account
 * @param outcome {@code SUCCEEDED}, {@code BAD_PASSWORD}, {@code LOCKED}, {@code DISABLED} or {@code LOGGED_OUT}
 * @param address where from
 */
public record LogInTried(ZoneKey zone, AccountId account, String login, String outcome, String address) {}
