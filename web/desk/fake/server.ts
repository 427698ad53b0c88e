/**
 * A small server in memory with the manners of the real one (JSON, problems, CSRF, session). Tests stub
 * `fetch` with it, `npm run dev:fake` serves it. Features add answers with `on`.
 */
export interface FakeRequest {
  method: string
  path: string
  query: URLSearchParams
  body: unknown
  /** Values of `{name}` in the pattern. */
  params: Record<string, string>
}

type Answer = (request: FakeRequest) => unknown
interface Handler {
  method: string
  pattern: RegExp
  names: string[]
  answer: Answer
}

/** Throw it in an answer to refuse like the server does. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail = '',
    readonly errors: { field: string; code: string; detail?: string }[] = [],
  ) {
    super(code)
  }
}

export class FakeServer {
  private readonly handlers: Handler[] = []
  /** Every request seen, oldest first, for assertions. */
  readonly seen: FakeRequest[] = []

  /** `on('GET', '/api/matters/{id}', ({ params }) => …)`; a later answer for the same request wins. */
  on(method: string, path: string, answer: Answer): this {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!)
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`)
    this.handlers.unshift({ method, pattern, names, answer })
    return this
  }

  /** Has the signature of `fetch`. */
  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), 'http://bihuan.test')
    const method = init.method ?? 'GET'
    const body: unknown = typeof init.body === 'string' && init.body ? JSON.parse(init.body) : undefined
    for (const handler of this.handlers) {
      const found = handler.pattern.exec(url.pathname)
      if (!found || handler.method !== method) continue
      const params = Object.fromEntries(
        handler.names.map((name, i) => [name, decodeURIComponent(found[i + 1]!)]),
      )
      const request = { method, path: url.pathname, query: url.searchParams, body, params }
      this.seen.push(request)
      return respond(() => handler.answer(request))
    }
    return problem(new Refusal(404, 'SHARED-NOT-FOUND', '没有这个地址'))
  }
}

async function respond(answer: () => unknown): Promise<Response> {
  try {
    const body = await answer()
    if (body instanceof Response) return body
    if (body === undefined) return new Response(null, { status: 204 })
    return new Response(JSON.stringify(body), {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
    })
  } catch (error) {
    if (error instanceof Refusal) return problem(error)
    throw error
  }
}

function problem(refusal: Refusal): Response {
  const { status, code, detail, errors } = refusal
  return new Response(JSON.stringify({ status, code, detail, errors }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  })
}
