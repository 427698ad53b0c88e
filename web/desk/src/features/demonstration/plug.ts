import { keepAhead } from '@bihuan/ui/date/present.ts'
import type { FeaturePlug } from '../../features.ts'
import { demonstrationApi } from './demonstration.api.ts'
import TimeBanner from './TimeBanner.vue'

/** Pages reckon days while they are made: they must know the time before. */
async function prepare(): Promise<void> {
  const { aheadSeconds } = await demonstrationApi.clock()
  keepAhead(aheadSeconds * 1000)
}

export default { banner: TimeBanner, prepare } satisfies FeaturePlug
