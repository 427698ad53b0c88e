package org.bihuan.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.bihuan.shared.Permit;

/** What is said about a role: its names in both languages and the acts it permits, all of one duty. */
public record RoleFacts(
        @NotBlank @Size(max = 50) String name,
        @NotBlank @Size(max = 100) String nameEn,
        @NotEmpty @Size(max = 100) Set<@NotNull Permit> permits) {}
