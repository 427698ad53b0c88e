package org.bihuan.form;

import java.util.Optional;

/** Takes every name and number as it is written: for trying a form out. */
enum TrustingReading implements FieldReading {
    IT;

    @Override
    public Optional<String> phone(String given) {
        return Optional.of(given);
    }

    @Override
    public Optional<String> creditCode(String given) {
        return Optional.of(given);
    }

    @Override
    public Optional<String> unit(String given) {
        return Optional.of(given);
    }

    @Override
    public Optional<String> person(String given) {
        return Optional.of(given);
    }

    @Override
    public Optional<String> subject(String given) {
        return Optional.of(given);
    }
}
