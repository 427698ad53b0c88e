import { actingHeaders, noticeEnd } from './acting.ts'
import { ProblemError, isAborted, type ProblemBody } from './problem.ts'

export type QueryValue = string | number | boolean | null | undefined
export type Query = Record<string, QueryValue | readonly QueryValue[]>

export interface RequestOptions {
  query?: Query
  body?: unknown
  signal?: AbortSignal | undefined
  /** The caller deals with 401 itself (log-in form, session probe). */
  quiet401?: boolean
}

type Unauthenticated = () => void
let onUnauthenticated: Unauthenticated = () => {}

/** The desk registers here what happens when a session has ended in the middle of work. */
export function whenUnauthenticated(listener: Unauthenticated): void {
  onUnauthenticated = listener
}

/**
 * The one way to the server: JSON in and out, CSRF header from the cookie, every failure a ProblemError.
 * Versions travel in bodies; commands that must not happen twice carry a `commandId` (see command.ts).
 */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  let response = await send(method, path, options)
  if (response.status === 403 && (await isStaleToken(response))) {
    await fetch(FRESH_TOKEN, { credentials: 'same-origin' })
    response = await send(method, path, options)
  }
  if (!response.ok) throw await failure(response, options.quiet401 === true)
  if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as T
  const type = response.headers.get('content-type') ?? ''
  return (type.includes('json') ? await response.json() : await response.text()) as T
}

/** Any harmless answer of the server brings a new CSRF cookie. */
const FRESH_TOKEN = '/api/setup'

/** The CSRF cookie was missing or old: nothing has been done, so the same request may be sent again once. */
async function isStaleToken(response: Response): Promise<boolean> {
  return parse(await response.clone().text()).code === 'ACCESS-REQUEST-FORGED'
}

export const http = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    request<T>('GET', path, { ...(query && { query }), ...(signal && { signal }) }),
  post: <T>(path: string, body?: unknown) => request<T>('POST', path, { body }),
  put: <T>(path: string, body?: unknown) => request<T>('PUT', path, { body }),
  patch: <T>(path: string, body?: unknown) => request<T>('PATCH', path, { body }),
  delete: <T = void>(path: string, body?: unknown) => request<T>('DELETE', path, { body }),
}

/** Path with query; lists repeat the key, empty values are left out. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one))
    }
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** Headers that prove a changing request comes from our own page. */
export function csrfHeaders(): Record<string, string> {
  const found = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie)
  return found?.[1] ? { 'X-XSRF-TOKEN': decodeURIComponent(found[1]) } : {}
}

export async function failure(response: Response, quiet401: boolean): Promise<ProblemError> {
  const text = await response.text().catch(() => '')
  const problem = new ProblemError(response.status, parse(text))
  if (response.status === 401 && !quiet401) onUnauthenticated()
  noticeEnd(problem.code)
  return problem
}

async function send(method: string, path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    ...actingHeaders(),
  }
  if (method !== 'GET') Object.assign(headers, csrfHeaders())
  const init: RequestInit = { method, headers, credentials: 'same-origin' }
  if (options.signal) init.signal = options.signal
  if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json'
    init.body = JSON.stringify(options.body)
  }
  try {
    return await fetch(address(path, options.query), init)
  } catch (error) {
    if (isAborted(error)) throw error
    throw new ProblemError(0)
  }
}

export function parse(text: string): ProblemBody {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? (body as ProblemBody) : {}
  } catch {
    return {}
  }
}
