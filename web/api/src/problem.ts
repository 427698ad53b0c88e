/** One field the server refused: `field` is the JSON path in the request body. */
export interface FieldError {
  field: string
  code: string
  detail?: string
}

/** Body of an RFC 9457 answer as the server sends it. */
export interface ProblemBody {
  status?: number
  code?: string
  title?: string
  detail?: string
  errors?: FieldError[]
  traceId?: string
  [more: string]: unknown
}

/**
 * The only error the client throws. `code` is stable (`ROOM-WHAT-WENT-WRONG`), `detail` is Chinese for the
 * user, `status` 0 means that the server could not be reached.
 */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: FieldError[]
  readonly traceId: string | undefined
  /** Whole body, for problems that carry more facts (e.g. what changed since). */
  readonly body: ProblemBody

  constructor(status: number, body: ProblemBody = {}) {
    const code = body.code ?? codeOfStatus(status)
    super(body.detail ?? body.title ?? code)
    this.name = 'ProblemError'
    this.status = status
    this.code = code
    this.detail = body.detail ?? ''
    this.errors = body.errors ?? []
    this.traceId = body.traceId
    this.body = body
  }

  get unreachable(): boolean {
    return this.status === 0
  }
}

/** Codes of the client itself, used when the answer carries none. */
function codeOfStatus(status: number): string {
  switch (status) {
    case 0:
      return 'CLIENT-UNREACHABLE'
    case 401:
      return 'CLIENT-NOT-LOGGED-IN'
    case 403:
      return 'CLIENT-NO-RIGHT'
    case 404:
      return 'CLIENT-NOT-FOUND'
    case 409:
      return 'CLIENT-CONFLICT'
    case 413:
      return 'CLIENT-TOO-LARGE'
    case 429:
      return 'CLIENT-TOO-MANY-REQUESTS'
    default:
      return status >= 500 ? 'CLIENT-SERVER-FAILED' : 'CLIENT-REFUSED'
  }
}

export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  return new ProblemError(-1, {
    code: 'CLIENT-UNEXPECTED',
    detail: error instanceof Error ? error.message : String(error),
  })
}

export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
