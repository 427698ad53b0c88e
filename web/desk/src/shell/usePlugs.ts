import { computed, type Component } from 'vue'
import { featurePlugs, type FeaturePlug, type SearchSource } from '../features.ts'
import { useSession } from '../session/session.store.ts'

/** What the features hang into the shell, put together. Call in the shell's set-up only. */
export function usePlugs(plugs: readonly FeaturePlug[] = featurePlugs) {
  const session = useSession()
  const parts = plugs.flatMap((plug) => (plug.useCounts ? [plug.useCounts()] : []))
  const counts = computed<Record<string, number>>(() => Object.assign({}, ...parts.map((part) => part.value)))
  const topBars = plugs.flatMap((plug): Component[] => (plug.topBar ? [plug.topBar] : []))
  const banners = plugs.flatMap((plug): Component[] => (plug.banner ? [plug.banner] : []))
  const searchSources = computed<SearchSource[]>(() =>
    plugs.flatMap((plug) => {
      const source = plug.searchSource
      return source && (!source.permit || session.may(source.permit)) ? [source] : []
    }),
  )
  return { counts, topBars, banners, searchSources }
}
