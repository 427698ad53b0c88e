import { useI18n } from 'vue-i18n'

/** The name of an act in the interface language; an act without one keeps its code, which is exact. */
export function useActText() {
  const { t, te } = useI18n()

  function name(act: string): string {
    const key = `audit.acts.${act}`
    return te(key) ? t(key) : act
  }

  function kind(objectKind: string | null): string {
    if (!objectKind) return ''
    const key = `audit.kinds.${objectKind}`
    return te(key) ? t(key) : objectKind
  }

  return { name, kind }
}
