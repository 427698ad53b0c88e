package org.bihuan.platform.postgres;

/** PostgreSQL ended before it was ready; carries what it said, for whoever words the refusal. */
final class StartFailure extends Exception {

    private final String log;

    StartFailure(String log) {
        super(log);
        this.log = log;
    }

    boolean portWasTaken() {
        return log.contains("Address already in use") || log.contains("could not create any TCP/IP sockets");
    }

    boolean earlierServerLingers() {
        return log.contains("pre-existing shared memory block") || log.contains("postmaster.pid");
    }

    String log() {
        return log;
    }
}
