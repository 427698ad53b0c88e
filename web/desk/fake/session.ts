import type { Session } from '../src/session/session.api.ts'
import { FakeServer, Refusal } from './server.ts'

export function aSession(changes: Partial<Session> = {}): Session {
  return {
    account: { id: '01990000-0000-7000-8000-000000000001', login: 'qinmh', name: '秦明辉' },
    zone: {
      id: '01990000-0000-7000-8000-0000000000a1',
      name: '东澜经济技术开发区',
      code: 'DL',
      shortName: '东澜经开区',
    },
    unit: { id: '01990000-0000-7000-8000-0000000000b1', name: '督查室' },
    post: '督查专员',
    roles: ['SUPERVISION_OFFICER'],
    permits: [],
    mustChangePassword: false,
    mustSetUpSecondFactor: false,
    posts: [],
    lastLogIn: null,
    ...changes,
  }
}

/** Answers of the session endpoints; the password of everybody is `Bihuan-2026`. */
export function withSession(
  server: FakeServer,
  session: Session | null = null,
  who = aSession(),
): FakeServer {
  let current = session
  let failures = 0
  return server
    .on('GET', '/api/session', () => {
      if (!current) throw new Refusal(401, 'ACCESS-NOT-LOGGED-IN', '请先登录')
      return current
    })
    .on('POST', '/api/session', ({ body }) => {
      const given = body as { login: string; password: string }
      if (failures >= 5) throw new Refusal(423, 'ACCESS-LOCKED', '登录失败次数过多，账号已锁定至 10:30')
      if (given.password !== 'Bihuan-2026') {
        failures++
        throw new Refusal(401, 'ACCESS-BAD-CREDENTIALS', '账号或密码不正确')
      }
      failures = 0
      current = { ...who, account: { ...who.account, login: given.login } }
      return current
    })
    .on('DELETE', '/api/session', () => {
      current = null
      return { continueAt: null }
    })
    .on('POST', '/api/session/password', ({ body }) => {
      const given = body as { current: string; next: string }
      if (given.current !== 'Bihuan-2026')
        throw new Refusal(422, 'ACCESS-WRONG-PASSWORD', '当前密码不正确', [
          { field: 'current', code: 'ACCESS-WRONG-PASSWORD', detail: '当前密码不正确' },
        ])
      if (current) current = { ...current, mustChangePassword: false }
    })
    .on('GET', '/api/session/ways', () => ({ provider: null }))
    .on('GET', '/api/setup', () => ({ needed: false }))
}
