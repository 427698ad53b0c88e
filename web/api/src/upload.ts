import { actingHeaders } from './acting.ts'
import { csrfHeaders, parse } from './client.ts'
import { ProblemError } from './problem.ts'

export interface UploadOptions {
  /** Name of the multipart field; `file` unless the endpoint says otherwise. */
  field?: string
  extra?: Record<string, string>
  signal?: AbortSignal
  onProgress?: (sent: number, total: number) => void
}

/** Sends one file as multipart with progress; aborting rejects with an AbortError. */
export function upload<T>(path: string, file: File, options: UploadOptions = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    for (const [key, value] of Object.entries(options.extra ?? {})) form.append(key, value)
    form.append(options.field ?? 'file', file, file.name)
    const wire = new XMLHttpRequest()
    wire.open('POST', path)
    wire.withCredentials = true
    wire.setRequestHeader('Accept', 'application/json, application/problem+json')
    for (const [name, value] of Object.entries({ ...csrfHeaders(), ...actingHeaders() }))
      wire.setRequestHeader(name, value)
    wire.upload.onprogress = (event) => options.onProgress?.(event.loaded, event.total)
    wire.onload = () => {
      const body = parse(wire.responseText)
      if (wire.status >= 200 && wire.status < 300) resolve(body as T)
      else reject(new ProblemError(wire.status, body))
    }
    wire.onerror = () => reject(new ProblemError(0))
    wire.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    options.signal?.addEventListener('abort', () => wire.abort(), { once: true })
    if (options.signal?.aborted) return reject(new DOMException('aborted', 'AbortError'))
    wire.send(form)
  })
}
