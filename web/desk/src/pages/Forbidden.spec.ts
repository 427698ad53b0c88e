import { describe, expect, it } from 'vitest'
import { place } from '../../../test/support/place.ts'
import Forbidden from './Forbidden.vue'

const said = async (path: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  (await place(Forbidden, { path, language })).wrapper.text()

describe('page for what is not permitted', () => {
  it('names the right in words and who grants it', async () => {
    const chinese = await said('/forbidden?permit=AUDIT_READ')
    expect(chinese).toContain('安全管理员')
    expect(chinese).toContain('查看审计')
    expect(chinese).not.toContain('AUDIT_READ')
    const english = await said('/forbidden?permit=AUDIT_READ', 'en')
    expect(english).toContain('security administrator')
    expect(english).toContain('Read audit and log-in log')
  })

  it('does not repeat what a link invents', async () => {
    expect(await said('/forbidden?permit=call-0571-1234')).not.toContain('0571')
  })
})
