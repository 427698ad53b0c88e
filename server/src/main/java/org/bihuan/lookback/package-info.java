/**
 * Looking back (回头看): a risk-weighted sample of closed matters, drawn so that anybody can repeat the draw, looked at by
 * people who had no part in them; and reports found to be false (虚假整改), raised by one and decided by another. Not here:
 * what a finding does to a matter - that is the matter's.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "organisation", "access", "notice", "matter"})
@NullMarked
package org.bihuan.lookback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
