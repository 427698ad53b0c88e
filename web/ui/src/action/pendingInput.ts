const pending = new Set<Promise<unknown>>()

/** Remembers that something typed is still being read; whatever is pressed meanwhile waits for it. */
export function reading<T>(work: Promise<T>): Promise<T> {
  pending.add(work)
  const done = () => pending.delete(work)
  work.then(done, done)
  return work
}

/** Resolves once all that was typed has been read, whether it could be or not. */
export async function inputRead(): Promise<void> {
  await Promise.allSettled(pending)
}
