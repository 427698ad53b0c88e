package org.bihuan.calendar;

import java.time.LocalDate;

/**
 * A day that an official notice names: a day off, or a make-up workday (调休上班).
 *
 * @param off true for a day off, false for a workday
 * @param name the occasion, e.g. 春节
 */
public record SpecialDay(LocalDate date, boolean off, String name) {}
