import type { FeaturePlug } from '../../features.ts'
import ActingBanner from './ActingBanner.vue'

export default { banner: ActingBanner } satisfies FeaturePlug
