package org.bihuan.bench.report;

import org.bihuan.bench.load.Figures;

/**
 * One question at one size.
 *
 * @param same whether product and hand-written SQL gave the same rows; true for acts, which give none
 */
public record Measured(
        String key,
        String about,
        boolean list,
        boolean same,
        Figures alone,
        Figures aloneBare,
        Figures together,
        Figures togetherBare) {}
