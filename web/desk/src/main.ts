import '@bihuan/ui/tokens/all.css'
import { whenDelegationEnds } from '@bihuan/api/acting.ts'
import { whenUnauthenticated } from '@bihuan/api/client.ts'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n, useLanguage } from './i18n.ts'
import { usePreferences } from './preferences/preferences.store.ts'
import { makeQueryClient } from './query.ts'
import { makeRouter } from './router.ts'
import { useSession } from './session/session.store.ts'

const app = createApp(App).use(createPinia()).use(i18n)
const preferences = usePreferences()
preferences.apply()
await useLanguage(preferences.language)

const session = useSession()
whenUnauthenticated(() => session.expire())
whenDelegationEnds(() => window.location.assign('/'))

app.use(VueQueryPlugin, { queryClient: makeQueryClient() }).use(makeRouter()).mount('#app')
