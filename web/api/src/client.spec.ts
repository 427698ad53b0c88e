import { describe, expect, it, vi } from 'vitest'
import { address, http, request, whenUnauthenticated } from './client.ts'
import { newCommandId } from './command.ts'
import { ProblemError } from './problem.ts'
import { call } from './typed.ts'

function answering(status: number, body: unknown) {
  const fetch = vi.fn(
    async (_: string, __: RequestInit) =>
      new Response(status === 204 ? null : JSON.stringify(body), {
        status,
        headers: { 'Content-Type': 'application/json' },
      }),
  )
  vi.stubGlobal('fetch', fetch)
  return fetch
}

describe('client', () => {
  it('sends JSON with the CSRF token of the cookie', async () => {
    document.cookie = 'XSRF-TOKEN=a%2Bb'
    const fetch = answering(200, { id: 1 })
    expect(await http.post('/api/matters', { title: '整改' })).toEqual({ id: 1 })
    const [url, init] = fetch.mock.calls[0]!
    expect(url).toBe('/api/matters')
    expect(init.headers).toMatchObject({ 'X-XSRF-TOKEN': 'a+b', 'Content-Type': 'application/json' })
    expect(init.body).toBe('{"title":"整改"}')
  })

  it('repeats lists in the query and leaves out empty values', () => {
    expect(address('/api/matters', { type: ['hazard', 'problem'], q: '', page: 2, unit: undefined })).toBe(
      '/api/matters?type=hazard&type=problem&page=2',
    )
  })

  it('turns a problem into an error with code, detail and fields', async () => {
    answering(422, {
      code: 'MATTER-TITLE-MISSING',
      detail: '请填写标题',
      errors: [{ field: 'title', code: 'SHARED-MISSING' }],
    })
    const error = (await http.post('/api/matters', {}).catch((thrown: unknown) => thrown)) as ProblemError
    expect(error).toBeInstanceOf(ProblemError)
    expect(error).toMatchObject({ status: 422, code: 'MATTER-TITLE-MISSING', detail: '请填写标题' })
    expect(error.errors[0]?.field).toBe('title')
  })

  it('says that the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    await expect(http.get('/api/matters')).rejects.toMatchObject({ status: 0, code: 'CLIENT-UNREACHABLE' })
  })

  it('survives an answer that is not JSON', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
    await expect(http.get('/api/matters')).rejects.toMatchObject({
      status: 502,
      code: 'CLIENT-SERVER-FAILED',
    })
  })

  it('reports an ended session, unless the caller deals with it', async () => {
    const ended = vi.fn()
    whenUnauthenticated(ended)
    answering(401, { code: 'ACCESS-NOT-LOGGED-IN' })
    await request('GET', '/api/session', { quiet401: true }).catch(() => {})
    expect(ended).not.toHaveBeenCalled()
    await http.get('/api/matters').catch(() => {})
    expect(ended).toHaveBeenCalledOnce()
    whenUnauthenticated(() => {})
  })

  it('fetches a new token once when the old one was refused', async () => {
    const answers = [
      new Response('{"code":"ACCESS-REQUEST-FORGED"}', { status: 403 }),
      new Response('{"needed":false}', { status: 200 }),
      new Response('{"ok":true}', { status: 200, headers: { 'Content-Type': 'application/json' } }),
    ]
    const fetch = vi.fn(async (_: string) => answers.shift()!)
    vi.stubGlobal('fetch', fetch)
    expect(await http.post('/api/matters', {})).toEqual({ ok: true })
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(['/api/matters', '/api/setup', '/api/matters'])
  })

  it('answers undefined for no content', async () => {
    answering(204, null)
    expect(await call('delete', '/api/session')).toBeUndefined()
  })
})

describe('command id', () => {
  it('is a UUID of version 7 in the order of time', () => {
    const first = newCommandId(1_763_600_000_000)
    const later = newCommandId(1_763_600_000_001)
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(first < later).toBe(true)
    expect(Number.parseInt(first.replaceAll('-', '').slice(0, 12), 16)).toBe(1_763_600_000_000)
  })
})
