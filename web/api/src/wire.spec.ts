import { describe, expect, it, vi } from 'vitest'
import { listen } from './events.ts'
import { upload } from './upload.ts'

class Source {
  onopen?: () => void
  onerror?: () => void
  onmessage?: (event: MessageEvent<string>) => void
  readonly named = new Map<string, (event: MessageEvent<string>) => void>()
  closed = false
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void) {
    this.named.set(name, listener)
  }
  close() {
    this.closed = true
  }
}

describe('server-sent events', () => {
  it('come back after a break with growing waits, and stop when ended', () => {
    vi.useFakeTimers()
    const sources: Source[] = []
    const open = () => {
      sources.push(new Source())
      return sources.at(-1) as unknown as EventSource
    }
    const onEvent = vi.fn()
    const end = listen('/api/notices/stream', { onEvent, names: ['notice'], open })
    sources[0]!.named.get('notice')!(new MessageEvent('notice', { data: '{"unread":7}' }))
    expect(onEvent).toHaveBeenCalledWith('notice', { unread: 7 })
    sources[0]!.onerror!()
    vi.advanceTimersByTime(1_300)
    expect(sources).toHaveLength(2)
    sources[1]!.onerror!()
    vi.advanceTimersByTime(1_300)
    expect(sources).toHaveLength(2)
    vi.advanceTimersByTime(1_300)
    expect(sources).toHaveLength(3)
    end()
    expect(sources[2]!.closed).toBe(true)
    vi.useRealTimers()
  })
})

describe('upload', () => {
  it('sends the CSRF token, reports progress and turns a refusal into a problem', async () => {
    document.cookie = 'XSRF-TOKEN=t1'
    const headers: Record<string, string> = {}
    class Wire {
      upload: { onprogress?: (event: object) => void } = {}
      status = 413
      responseText = '{"code":"EVIDENCE-TOO-LARGE","detail":"文件超过 20 MB"}'
      onload?: () => void
      open() {}
      setRequestHeader(name: string, value: string) {
        headers[name] = value
      }
      send() {
        this.upload.onprogress!({ loaded: 1, total: 2 })
        this.onload!()
      }
    }
    vi.stubGlobal('XMLHttpRequest', Wire)
    const onProgress = vi.fn()
    const sending = upload('/api/evidence', new File(['x'], 'a.jpg'), { onProgress })
    await expect(sending).rejects.toMatchObject({ status: 413, code: 'EVIDENCE-TOO-LARGE' })
    expect(headers['X-XSRF-TOKEN']).toBe('t1')
    expect(onProgress).toHaveBeenCalledWith(1, 2)
  })
})
