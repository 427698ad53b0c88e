import { call, type Answer, type Body, type Schema } from '@bihuan/api/typed.ts'

export type Session = Answer<'get', '/api/session'>
/** What a person may do; routes, links and searches name the one they need. */
export type Permit = Schema<'shared.Permit'>

export type SecondFactorBegun = Schema<'access.SecondFactors.Begun'>
export type RecoveryCodes = Schema<'access.SecondFactors.RecoveryCodes'>

export type Wanted = Body<'post', '/api/setup'>

export const sessionApi = {
  show: () => call('get', '/api/session', { quiet401: true }),
  open: (login: string, password: string) =>
    call('post', '/api/session', { body: { login, password }, quiet401: true }),
  giveCode: (code: string) => call('post', '/api/session/code', { body: { code }, quiet401: true }),
  ways: () => call('get', '/api/session/ways', { quiet401: true }),
  end: () => call('delete', '/api/session', { quiet401: true }),
  changePassword: (current: string, next: string) =>
    call('post', '/api/session/password', { body: { current, next } }),
  beginSecondFactor: (password: string) =>
    call('post', '/api/session/second-factor/begin', { body: { password } }),
  confirmSecondFactor: (code: string) =>
    call('post', '/api/session/second-factor/confirm', { body: { code } }),
  setup: () => call('get', '/api/setup'),
  found: (wanted: Wanted) => call('post', '/api/setup', { body: wanted }),
}
