import { call, type Schema } from '@bihuan/api/typed.ts'

export type Ladder = Schema<'matter.Ladder'>
export type LadderRule = Schema<'matter.LadderRule'>

export const TRIGGERS = [
  'BEFORE_DUE',
  'BEHIND_PACE',
  'UNSIGNED',
  'SHARED_INBOX',
  'STEP_OVERDUE',
  'OVERDUE',
  'INSTRUCTED_OVERDUE',
] as const satisfies LadderRule['trigger'][]

export const ladderKeys = { all: ['ladder'] as const }

export const ladderApi = {
  show: (signal?: AbortSignal) => call('get', '/api/ladder', { signal }),
  /** Only rules that count hours carry them. */
  publish: (version: number, rules: LadderRule[]) =>
    call('put', '/api/ladder', {
      body: {
        version,
        rules: rules.map((rule) =>
          rule.trigger === 'SHARED_INBOX'
            ? { ...rule, days: 0, hours: rule.hours ?? 24 }
            : { ...rule, hours: null },
        ),
      },
    }),
}

/** An id for a new rule that no other has: what it counts and how long. */
export function ruleId(rule: LadderRule, taken: readonly string[]): string {
  const base = `${rule.trigger.toLowerCase().replaceAll('_', '-')}-${rule.hours ? `${rule.hours}h` : rule.days}`
  let id = base
  for (let again = 2; taken.includes(id); again++) id = `${base}-${again}`
  return id
}
