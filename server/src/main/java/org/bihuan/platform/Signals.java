package org.bihuan.platform;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells every node, this one included, that something has changed. A signal sent in a transaction arrives after its
 * commit and not at all after a rollback (PostgreSQL NOTIFY); it may be lost while a node is reconnecting, so it wakes
 * and never carries the fact itself.
 */
@Component
public class Signals {

    static final String CHANNEL = "bihuan";
    /** PostgreSQL takes fewer than 8000 bytes. */
    private static final int LONGEST = 7900;

    private final DSLContext sql;

    Signals(DSLContext sql) {
        this.sql = sql;
    }

    /** The payload is ASCII: ids and codes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String topic, String payload) {
        var message = topic + " " + payload;
        if (message.length() > LONGEST) {
            throw new IllegalArgumentException("signal of " + message.length() + " characters");
        }
        sql.select(DSL.function("pg_notify", SQLDataType.VARCHAR, DSL.val(CHANNEL), DSL.val(message)))
                .fetch();
    }
}
