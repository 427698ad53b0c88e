export interface EventListenerOptions {
  onEvent: (name: string, data: unknown) => void
  onConnection?: (open: boolean) => void
  /** Names the server sends besides the unnamed `message`. */
  names?: readonly string[]
  /** Replaced in tests. */
  open?: (url: string) => EventSource
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/**
 * Listens to server-sent events; after a break it reconnects with growing, slightly random waits so that a
 * thousand desks do not come back in the same second. Returns the function that ends it.
 */
export function listen(url: string, options: EventListenerOptions): () => void {
  const open = options.open ?? ((address: string) => new EventSource(address, { withCredentials: true }))
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  let ended = false

  const receive = (event: MessageEvent<string>) => options.onEvent(event.type, decode(event.data))

  function connect(): void {
    source = open(url)
    source.onopen = () => {
      tries = 0
      options.onConnection?.(true)
    }
    source.onerror = retry
    source.onmessage = receive
    for (const name of options.names ?? []) source.addEventListener(name, receive as EventListener)
  }

  function retry(): void {
    source?.close()
    options.onConnection?.(false)
    if (ended) return
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries++)
    timer = setTimeout(connect, wait * (0.75 + Math.random() / 2))
  }

  connect()
  return () => {
    ended = true
    clearTimeout(timer)
    source?.close()
  }
}

function decode(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}
