package org.bihuan.bulletin;

import java.time.Duration;
import org.bihuan.platform.ZoneJob;
import org.bihuan.shared.ZoneKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks whether what was corrected since changes an issued bulletin; each in a transaction of its own. */
@Component
class ErrataRounds implements ZoneJob {

    private static final Logger log = LoggerFactory.getLogger(ErrataRounds.class);

    private final Errata errata;

    ErrataRounds(Errata errata) {
        this.errata = errata;
    }

    @Override
    public String name() {
        return "bulletin-propose-errata";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(ZoneKey zone) {
        for (var bulletin : errata.candidates(zone)) {
            try {
                errata.propose(zone, bulletin);
            } catch (RuntimeException failure) {
                log.warn("bulletin {} could not be compared; the next round tries again", bulletin, failure);
            }
        }
    }
}
