import { useDraft } from '@bihuan/ui/draft/useDraft.ts'
import { useProblemText } from '@bihuan/ui/text/useProblemText.ts'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '../../session/session.store.ts'
import { designApi, type DraftFile, type Sketch } from './design.api.ts'

const PAUSE_MS = 700

/**
 * A draft that saves itself a moment after the last stroke and shows what is still wrong. Until the server has it, what
 * was typed is kept in the browser; when a colleague was faster, saving stops and says so.
 */
export function useTypeDraft(first: DraftFile) {
  const problem = useProblemText()
  const { te, t, locale } = useI18n()
  const file = ref(first)
  const sketch = ref(JSON.parse(JSON.stringify(first.sketch)) as Sketch)
  const kept = useDraft(useSession().session?.account.id ?? '', `design.${first.id}`, sketch)
  const failed = ref('')
  const saving = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  const text = computed(() => JSON.stringify(sketch.value))
  const dirty = computed(() => text.value !== JSON.stringify(file.value.sketch))
  const faults = computed(() =>
    Object.fromEntries(
      file.value.faults.map((one) => [
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
      const sent = JSON.parse(text.value) as Sketch
      const after = await designApi.save(file.value.id, file.value.version, sent)
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
  function take(after: DraftFile): void {
    file.value = { ...after, sketch: file.value.sketch }
  }
  return { file, sketch, faults, dirty, saving, failed, save, take, kept }
}
