import { call, type Body, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type Delegation = Schema<'access.Delegation'>
export type ActingDuty = Schema<'shared.ActingDuty'>
export type Leave = Body<'post', '/api/delegations'>

/** With the permit each rests on: what one has not, one cannot leave. */
export const DUTIES = [
  { duty: 'HANDLE', permit: 'MATTER_HANDLE' },
  { duty: 'DECIDE', permit: 'MATTER_SUPERVISE' },
  { duty: 'VERIFY', permit: 'MATTER_VERIFY' },
  { duty: 'INSTRUCT', permit: 'MATTER_INSTRUCT' },
  { duty: 'SUPERVISE', permit: 'MATTER_SUPERVISE' },
] as const satisfies { duty: ActingDuty; permit: Schema<'shared.Permit'> }[]

export const delegationKeys = { all: ['delegation'] as const }

export const delegationApi = {
  list: (query: QueryOf<'get', '/api/delegations'>, signal?: AbortSignal) =>
    call('get', '/api/delegations', { query, signal }),
  actingFor: (signal?: AbortSignal) => call('get', '/api/delegations/acting-for', { signal }),
  leave: (body: Leave) => call('post', '/api/delegations', { body }),
  recall: (id: string) => call('post', '/api/delegations/{id}/recall', { path: { id } }),
}
