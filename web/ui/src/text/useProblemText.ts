import { toProblem } from '@bihuan/api/problem.ts'
import { useI18n } from 'vue-i18n'

/**
 * The one error path: a problem's `code` → text of the interface language (`problem.<CODE>`); without such a
 * text the server's own `detail`; the client's general texts come last because they say least.
 */
export function useProblemText() {
  const { t, te, locale } = useI18n()

  function text(error: unknown): string {
    const problem = toProblem(error)
    const key = `problem.${problem.code}`
    const own = te(key) ? t(key) : ''
    const general = problem.code.startsWith('CLIENT-')
    // A server detail names the case ("locked until 10:30"); it is Chinese, so another language prefers its text.
    if (problem.detail && (general || locale.value === 'zh-CN' || !own)) return problem.detail
    return own || t('problem.unknown')
  }

  /** Text per field of the request, for the fields of a form; `within` is the part of it that the form holds. */
  function fieldTexts(error: unknown, within = ''): Record<string, string> {
    const texts: Record<string, string> = {}
    for (const one of toProblem(error).errors) {
      const key = `problem.${one.code}`
      const field =
        within && one.field.startsWith(`${within}.`) ? one.field.slice(within.length + 1) : one.field
      texts[field] ??=
        locale.value !== 'zh-CN' && te(key) ? t(key) : (one.detail ?? (te(key) ? t(key) : one.code))
    }
    return texts
  }

  return { text, fieldTexts }
}
