import type { FeaturePlug } from '../../features.ts'
import MatterLikeness from './MatterLikeness.vue'
import OpeningLikeness from './OpeningLikeness.vue'

export default { matterAside: MatterLikeness, openingHint: OpeningLikeness } satisfies FeaturePlug
