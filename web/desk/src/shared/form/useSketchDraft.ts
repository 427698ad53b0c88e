import { useDraft } from '@bihuan/ui/draft/useDraft.ts'
import { useProblemText } from '@bihuan/ui/text/useProblemText.ts'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '../../session/session.store.ts'

const PAUSE_MS = 700

interface Fault {
  path: string
  code: string
  detail: string
}
interface DraftFile<S> {
  id: string
  version: number
  sketch: S
  faults: Fault[]
}

/**
 * A draft that saves itself a moment after the last stroke and shows what is still wrong. Until the server has it, what
 * was typed is kept in the browser; when a colleague was faster, saving stops and says so.
 */
export function useSketchDraft<S, F extends DraftFile<S>>(
  first: F,
  room: string,
  put: (id: string, version: number, sketch: S) => Promise<F>,
) {
  const problem = useProblemText()
  const { te, t, locale } = useI18n()
  const file = shallowRef<F>(first)
  const sketch = ref(JSON.parse(JSON.stringify(first.sketch))) as Ref<S>
  const kept = useDraft(useSession().session?.account.id ?? '', `${room}.${first.id}`, sketch)
  const failed = ref('')
  const saving = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  const text = computed(() => JSON.stringify(sketch.value))
  const dirty = computed(() => text.value !== JSON.stringify(file.value.sketch))
  const faults = computed(() =>
    Object.fromEntries(
      file.value.faults.map((one: Fault) => [
        one.path,
        locale.value !== 'zh-CN' && te(`problem.${one.code}`) ? t(`problem.${one.code}`) : one.detail,
      ]),
    ),
  )

  async function save(): Promise<void> {
    clearTimeout(timer)
    while (running) await running
    if (!dirty.value) return
    running = send()
    try {
      await running
    } finally {
      running = null
    }
  }

  async function send(): Promise<void> {
    saving.value = true
    try {
      const sent = JSON.parse(text.value) as S
      const after = await put(file.value.id, file.value.version, sent)
      file.value = { ...after, sketch: sent }
      failed.value = ''
      if (!dirty.value) kept.clear()
    } catch (error) {
      failed.value = problem.text(error)
      throw error
    } finally {
      saving.value = false
    }
  }

  watch(
    text,
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void save().catch(() => undefined), PAUSE_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    void save().catch(() => undefined)
  })

  /** Whatever else changed the draft on the server: a step of the trial. */
  function take(after: F): void {
    file.value = { ...after, sketch: file.value.sketch }
  }
  return { file, sketch, faults, dirty, saving, failed, save, take, kept }
}
