import { isAborted } from '@bihuan/api/problem.ts'
import { computed, onScopeDispose, reactive } from 'vue'

export type Send<T> = (
  file: File,
  options: { signal: AbortSignal; onProgress: (sent: number, total: number) => void },
) => Promise<T>

export interface Upload<T> {
  id: number
  file: File
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  /** 0–100 */
  progress: number
  error?: unknown
  result?: T
}

/** Sends files two at a time, each with progress, cancel and retry. Leaving the page cancels what is under way. */
export function useUploads<T>(send: Send<T>, onSent: (result: T, file: File) => void) {
  const uploads = reactive<Upload<T>[]>([]) as Upload<T>[]
  const controllers = new Map<number, AbortController>()
  let last = 0

  function add(files: readonly File[]): void {
    for (const file of files) uploads.push({ id: ++last, file, state: 'waiting', progress: 0 })
    next()
  }

  function next(): void {
    const free = 2 - uploads.filter((one) => one.state === 'sending').length
    for (const one of uploads.filter((upload) => upload.state === 'waiting').slice(0, Math.max(0, free)))
      void run(one)
  }

  async function run(upload: Upload<T>): Promise<void> {
    const controller = new AbortController()
    controllers.set(upload.id, controller)
    upload.state = 'sending'
    upload.progress = 0
    delete upload.error
    try {
      upload.result = await send(upload.file, {
        signal: controller.signal,
        onProgress: (sent, total) => (upload.progress = total ? Math.round((sent / total) * 100) : 0),
      })
      upload.state = 'sent'
      upload.progress = 100
      onSent(upload.result, upload.file)
    } catch (error) {
      if (isAborted(error)) remove(upload)
      else {
        upload.state = 'failed'
        upload.error = error
      }
    } finally {
      controllers.delete(upload.id)
      next()
    }
  }

  function remove(upload: Upload<T>): void {
    const at = uploads.findIndex((one) => one.id === upload.id)
    if (at >= 0) uploads.splice(at, 1)
  }

  function cancel(upload: Upload<T>): void {
    const controller = controllers.get(upload.id)
    if (controller) controller.abort()
    else remove(upload)
  }

  function retry(upload: Upload<T>): void {
    upload.state = 'waiting'
    next()
  }

  const busy = computed(() => uploads.some((one) => one.state === 'waiting' || one.state === 'sending'))
  onScopeDispose(() => controllers.forEach((controller) => controller.abort()))
  return { uploads, add, cancel, retry, busy }
}
