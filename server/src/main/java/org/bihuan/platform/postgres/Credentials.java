package org.bihuan.platform.postgres;

/** A database user and the password; the password stays out of logs. */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
