package org.bihuan.subject;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.form.FieldReading;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.shared.CreditCode;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.PhoneNumbers;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;

/** Reads answers of forms as the zone has them: units and people of its directory, codes and numbers in normal form. */
public record DirectoryReading(ZoneKey zone, UnitDirectory units, PeopleNames people) implements FieldReading {

    @Override
    public Optional<String> phone(String given) {
        return PhoneNumbers.normal(given);
    }

    @Override
    public Optional<String> creditCode(String given) {
        return Optional.of(CreditCode.normal(given)).filter(CreditCode::valid);
    }

    @Override
    public Optional<String> unit(String given) {
        return id(given).filter(id -> units.isOpen(zone, new UnitId(id))).map(UUID::toString);
    }

    @Override
    public Optional<String> person(String given) {
        return id(given)
                .filter(id -> people.of(zone, List.of(new PersonId(id))).size() == 1)
                .map(UUID::toString);
    }

    private static Optional<UUID> id(String given) {
        try {
            return Optional.of(UUID.fromString(given));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
