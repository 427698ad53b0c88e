package org.bihuan.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What is said about a post (任职).
 *
 * @param partTime held beside a main post elsewhere (兼职)
 */
public record PostFacts(
        @NotBlank @Size(max = 50) String title, @NotNull PostRank rank, boolean partTime) {}
