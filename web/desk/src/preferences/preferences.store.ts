import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { LANGUAGES, useLanguage, type Language } from '../i18n.ts'

export const DENSITIES = ['compact', 'normal', 'roomy'] as const
export type Density = (typeof DENSITIES)[number]

const KEY = 'bihuan.preferences'

interface Stored {
  language: Language
  density: Density
  navNarrow: boolean
}

/** What a person chose about the look; kept in this browser. */
export const usePreferences = defineStore('preferences', () => {
  const stored = read()
  const language = ref<Language>(stored.language)
  const density = ref<Density>(stored.density)
  const navNarrow = ref(stored.navNarrow)

  watch([language, density, navNarrow], () => {
    const now: Stored = { language: language.value, density: density.value, navNarrow: navNarrow.value }
    localStorage.setItem(KEY, JSON.stringify(now))
    apply()
  })

  function apply(): void {
    document.documentElement.dataset['density'] = density.value
    void useLanguage(language.value)
  }

  return { language, density, navNarrow, apply }
})

function read(): Stored {
  const fallback: Stored = { language: 'zh-CN', density: 'normal', navNarrow: false }
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Stored>
    return {
      language: LANGUAGES.find((one) => one === found.language) ?? fallback.language,
      density: DENSITIES.find((one) => one === found.density) ?? fallback.density,
      navNarrow: found.navNarrow === true,
    }
  } catch {
    return fallback
  }
}
