package org.bihuan.matter;

import java.util.Objects;
import java.util.UUID;

/** A matter type as somebody is writing it, before it is published: it may still have faults. */
public record TypeSketch(String code, String name, String nameEn, String prefix, MatterType.Definition definition) {

    public TypeSketch {
        Objects.requireNonNull(code);
        Objects.requireNonNull(name);
        Objects.requireNonNull(nameEn);
        Objects.requireNonNull(prefix);
        Objects.requireNonNull(definition);
    }

    private static final UUID NOWHERE = new UUID(0, 0);

    /** For trying it out: in force nowhere. */
    MatterType onTrial() {
        return new MatterType(NOWHERE, code, 0, name, nameEn, prefix, definition, false);
    }
}
