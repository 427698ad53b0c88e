import { nextTick } from 'vue'
import { createI18n } from 'vue-i18n'
import uiZh from '@bihuan/ui/messages/zh-CN.json'
import { assemble, type Messages } from './text/messages.ts'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const zhFiles = import.meta.glob<Messages>('./features/*/messages.zh-CN.json', {
  eager: true,
  import: 'default',
})
const zhOwn = import.meta.glob<Messages>('./{shell,session,pages}/messages.zh-CN.json', {
  eager: true,
  import: 'default',
})

/** Texts of the whole desk. Chinese is in the first load; English comes when somebody wants it. */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as string,
  fallbackLocale: 'zh-CN',
  missingWarn: import.meta.env.DEV,
  fallbackWarn: import.meta.env.DEV,
  messages: { 'zh-CN': assemble(uiZh, { ...zhOwn, ...zhFiles }) } as Record<string, Messages>,
})

export async function useLanguage(language: Language): Promise<void> {
  if (language !== 'zh-CN' && !i18n.global.availableLocales.includes(language)) {
    i18n.global.setLocaleMessage(language, (await import('./text/en.ts')).default)
  }
  i18n.global.locale.value = language
  document.documentElement.lang = language
  await nextTick()
}
