package org.bihuan.form;

import java.util.Optional;

/** What a form must ask others for: the normal form of a phone number or credit code, and who is in the directory. */
public interface FieldReading {

    Optional<String> phone(String given);

    Optional<String> creditCode(String given);

    /** The id of an open unit. */
    Optional<String> unit(String given);

    /** The id of a person of the directory. */
    Optional<String> person(String given);

    /** The id of a subject; nobody is known where a form has no subjects. */
    default Optional<String> subject(String given) {
        return Optional.empty();
    }
}
