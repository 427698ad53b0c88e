/**
 * Suspicion of false rectification (疑似虚假整改): holds the photos of a report against all others of the zone and against
 * what they say of themselves, and lays what it finds before a person who had no part in it. Not here: finding a report
 * false (room lookback), and any consequence for the matter: a suspicion stops nothing.
 */
@ApplicationModule(allowedDependencies = {"shared", "schema", "platform", "evidence", "place", "subject", "matter"})
@NullMarked
package org.bihuan.suspicion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
