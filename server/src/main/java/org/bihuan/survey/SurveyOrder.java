package org.bihuan.survey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.shared.UnitId;

/**
 * What is asked, of whom, by when.
 *
 * @param id made by the client, so that an order sent twice is one survey
 * @param form code of a published survey form
 */
public record SurveyOrder(
        @NotNull UUID id,
        @NotBlank @Size(max = 40) String form,
        @NotBlank @Size(max = 100) String title,
        @NotNull LocalDate dueOn,
        @NotEmpty @Size(max = 200) List<@NotNull UnitId> units) {}
