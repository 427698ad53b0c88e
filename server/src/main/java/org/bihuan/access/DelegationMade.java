package org.bihuan.access;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.shared.AccountId;
import org.bihuan.shared.Viewer;

/** Somebody has left duties to a deputy; published inside the transaction, so that rooms above can tell the deputy. */
public record DelegationMade(Viewer by, UUID delegation, AccountId deputy, LocalDate firstOn, LocalDate lastOn) {}
