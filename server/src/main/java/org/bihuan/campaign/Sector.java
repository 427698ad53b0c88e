package org.bihuan.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A sector (行业领域) that campaigns and their coverage are told apart by.
 *
 * @param subjectTypes objects of these types belong to it unless somebody says otherwise
 */
public record Sector(
        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String code,
        @NotBlank @Size(max = 40) String name,
        @NotBlank @Size(max = 80) String nameEn,
        @NotNull @Size(max = 40) List<@NotBlank @Size(max = 60) String> subjectTypes) {

    /**
     * The list of a zone.
     *
     * @param version 1 for the one the product comes with
     */
    public record Directory(int version, List<Sector> sectors) {}
}
