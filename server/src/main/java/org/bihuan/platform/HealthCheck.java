package org.bihuan.platform;

import java.util.List;

/**
 * One thing {@code doctor} looks at. Rooms implement it as a bean; it runs outside a request, without a zone in force,
 * and changes nothing.
 */
public interface HealthCheck {

    /** What is looked at, as a stable code: {@code evidence}. */
    String name();

    /** What is wrong; empty when all is well. Bounded: a thousand broken things are one finding with a count. */
    List<Finding> check();

    /** How bad it is: whether work can go on. */
    enum Severity {
        WARNING,
        ERROR
    }

    /**
     * Something wrong.
     *
     * @param code stable, {@code EVIDENCE-FILE-LOST}
     * @param what what is wrong, in Chinese, with the names needed to find it
     * @param mend what to do about it, in Chinese
     */
    record Finding(Severity severity, String code, String what, String mend) {}
}
