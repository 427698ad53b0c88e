package org.bihuan.setup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.bihuan.access.BuiltinRole;

/** One of the three administrators (三员) a zone begins with. */
public record Administrator(
        @NotNull Kind kind,
        @NotBlank @Size(max = 50) String login,
        @NotBlank @Size(max = 50) String name,
        @NotBlank @Size(max = 64) String password) {

    /** Which of the three, excluding each other. */
    public enum Kind {
        SYSTEM,
        SECURITY,
        AUDIT;

        BuiltinRole role() {
            return switch (this) {
                case SYSTEM -> BuiltinRole.SYSTEM_ADMINISTRATOR;
                case SECURITY -> BuiltinRole.SECURITY_ADMINISTRATOR;
                case AUDIT -> BuiltinRole.AUDIT_ADMINISTRATOR;
            };
        }
    }
}
