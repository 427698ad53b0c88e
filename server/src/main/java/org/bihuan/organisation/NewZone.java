package org.bihuan.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A zone (经开区) to be founded.
 *
 * @param code short stable code, unique in the installation: 2 to 20 letters, digits or hyphens
 */
public record NewZone(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9-]{2,20}", message = "编码为 2 至 20 位字母、数字或连字符")
        String code,

        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 30) String shortName) {}
