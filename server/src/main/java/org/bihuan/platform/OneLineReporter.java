package org.bihuan.platform;

import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A refused start says its one line and nothing else; everything unexpected keeps its stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var refusal = refusalIn(failure);
        refusal.ifPresent(Console::refuse);
        return refusal.isPresent();
    }

    static Optional<StartRefused> refusalIn(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof StartRefused refused) {
                return Optional.of(refused);
            }
        }
        return DiskFull.isReasonOf(failure) ? Optional.of(DiskFull.somewhere(failure)) : Optional.empty();
    }
}
