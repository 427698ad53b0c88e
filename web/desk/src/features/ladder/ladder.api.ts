import { call, type Schema } from '@bihuan/api/typed.ts'

export type Ladder = Schema<'matter.Ladder'>
export type LadderRule = Schema<'matter.LadderRule'>

export const RUNGS = [
  'BLUE',
  'YELLOW',
  'ORANGE',
  'RED',
  'LISTED',
  'INTERVIEW',
  'BULLETIN',
  'ACCOUNTABILITY',
] as const satisfies LadderRule['rung'][]

export const TRIGGERS = [
  'BEFORE_DUE',
  'BEHIND_PACE',
  'UNSIGNED',
  'STEP_OVERDUE',
  'OVERDUE',
  'INSTRUCTED_OVERDUE',
] as const satisfies LadderRule['trigger'][]

export const ladderKeys = { all: ['ladder'] as const }

export const ladderApi = {
  show: (signal?: AbortSignal) => call('get', '/api/ladder', { signal }),
  publish: (version: number, rules: LadderRule[]) => call('put', '/api/ladder', { body: { version, rules } }),
}

/** An id for a new rule that no other has: what it counts and how long. */
export function ruleId(rule: LadderRule, taken: readonly string[]): string {
  const base = `${rule.trigger.toLowerCase().replaceAll('_', '-')}-${rule.days}`
  let id = base
  for (let again = 2; taken.includes(id); again++) id = `${base}-${again}`
  return id
}
