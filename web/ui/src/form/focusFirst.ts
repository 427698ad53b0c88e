import { nextTick } from 'vue'

/** The first field of a form gets the focus after the dialog took it; not a day, which would open its calendar. */
export async function focusFirst(form: { $el: unknown } | null): Promise<void> {
  await nextTick()
  await nextTick()
  const fields =
    ':is(input, textarea):not([readonly], :disabled, [type=file], [type=radio], .el-date-editor *)'
  const at = form?.$el
  if (at instanceof HTMLElement) at.querySelector<HTMLElement>(fields)?.focus()
}
