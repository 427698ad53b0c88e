package org.bihuan.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a person. The number is the one for work; a masked one, as lists show it, means as before.
 */
public record PersonFacts(
        @NotBlank @Size(max = 50) String name,

        @Nullable
        @Pattern(
                regexp = "|[0-9-]{2,3}[*]{4}[0-9-]{2,4}|1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?",
                message = "请填写 11 位手机号或带区号的座机号")
        String mobile) {

    PersonFacts stripped() {
        return new PersonFacts(name.strip(), mobile == null || mobile.isBlank() ? null : mobile.strip());
    }
}
