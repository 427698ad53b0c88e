import { call, type Body, type Schema } from '@bihuan/api/typed.ts'

export type NoticeSettings = Schema<'notice.out.NoticeSettings.Show'>
export type NewSettings = Body<'put', '/api/notices/settings'>
export type SecondFactor = Schema<'access.SecondFactors.Show'>

export const DIGESTS = ['NONE', 'DAILY', 'WEEKLY'] as const satisfies NoticeSettings['digest'][]

export const ownKeys = {
  notices: ['own', 'notices'] as const,
  factor: ['own', 'second-factor'] as const,
  identity: ['own', 'identity'] as const,
}

export const ownApi = {
  notices: (signal?: AbortSignal) => call('get', '/api/notices/settings', { signal }),
  saveNotices: (body: NewSettings) => call('put', '/api/notices/settings', { body }),
  sendCode: () => call('post', '/api/notices/settings/code'),
  confirmAddress: (code: string) => call('post', '/api/notices/settings/confirm', { body: { code } }),
  factor: (signal?: AbortSignal) => call('get', '/api/session/second-factor', { signal }),
  identity: (signal?: AbortSignal) => call('get', '/api/session/identity', { signal }),
  bind: (password: string) => call('post', '/api/session/identity/bind', { body: { password } }),
  unbind: (password: string) => call('post', '/api/session/identity/unbind', { body: { password } }),
  renewCodes: (password: string, code: string) =>
    call('post', '/api/session/second-factor/recovery-codes', { body: { password, code } }),
  turnOff: (password: string, code: string) =>
    call('post', '/api/session/second-factor/off', { body: { password, code } }),
}
