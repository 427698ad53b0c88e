import { call, type Answer, type Body, type Schema } from '@bihuan/api/typed.ts'

export type Session = Answer<'get', '/api/session'>
/** What a person may do; routes, links and searches name the one they need. */
export type Permit = Schema<'shared.Permit'>

export type Wanted = Body<'post', '/api/setup'>

export const sessionApi = {
  show: () => call('get', '/api/session', { quiet401: true }),
  open: (login: string, password: string) =>
    call('post', '/api/session', { body: { login, password }, quiet401: true }),
  end: () => call('delete', '/api/session', { quiet401: true }),
  changePassword: (current: string, next: string) =>
    call('post', '/api/session/password', { body: { current, next } }),
  setup: () => call('get', '/api/setup'),
  found: (wanted: Wanted) => call('post', '/api/setup', { body: wanted }),
}
