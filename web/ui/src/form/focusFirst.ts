import { nextTick } from 'vue'

/**
 * The first field of a form gets the focus after the dialog took it. Not a day, which would open its calendar, nor a
 * choice, which would keep Esc to itself.
 */
export async function focusFirst(form: { $el: unknown } | null): Promise<void> {
  await nextTick()
  await nextTick()
  const at = form?.$el
  if (!(at instanceof HTMLElement)) return
  const first = at.querySelector<HTMLElement>(
    ':is(input, textarea):not([readonly], :disabled, [type=file], [type=radio])',
  )
  if (first && !first.closest('.el-select, .el-date-editor')) first.focus()
}
