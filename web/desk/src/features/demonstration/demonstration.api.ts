import { call, type Schema } from '@bihuan/api/typed.ts'

export type Reading = Schema<'demo.DemonstrationTime.Reading'>

export const demonstrationKey = ['demonstration', 'clock'] as const

export const demonstrationApi = {
  clock: (signal?: AbortSignal) => call('get', '/api/demonstration/clock', { signal }),
  forward: (to: string) => call('post', '/api/demonstration/clock', { body: { to } }),
}
