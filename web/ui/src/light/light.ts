/** Grey not due, blue remind, yellow behind, red overdue, green done; the same everywhere. */
export const LIGHTS = ['grey', 'blue', 'yellow', 'red', 'green'] as const
export type Light = (typeof LIGHTS)[number]
