import { useI18n } from 'vue-i18n'

/** What a kind of notice is called where one chooses among them; `<room>.all` names its room. */
export function useNoticeKinds() {
  const { t, te } = useI18n()
  return (kind: string): string => {
    const key = ['own.kind', 'channel.kind'].map((place) => `${place}.${kind}`).find((one) => te(one))
    return key ? t(key) : kind
  }
}
