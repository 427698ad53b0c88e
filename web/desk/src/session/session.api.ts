import { call } from '@bihuan/api/typed.ts'
import type { components } from '@bihuan/api/schema.d.ts'

export type Session = components['schemas']['Session']

export const sessionApi = {
  show: () => call('get', '/api/session', { quiet401: true }),
  open: (login: string, password: string) =>
    call('post', '/api/session', { body: { login, password }, quiet401: true }),
  end: () => call('delete', '/api/session', { quiet401: true }),
  changePassword: (current: string, next: string) =>
    call('post', '/api/session/password', { body: { current, next } }),
  setup: () => call('get', '/api/setup'),
}
