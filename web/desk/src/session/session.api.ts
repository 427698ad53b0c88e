import { call, type Answer, type Body } from '@bihuan/api/typed.ts'

export type Session = Answer<'get', '/api/session'>

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
