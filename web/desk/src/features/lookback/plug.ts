import type { FeaturePlug } from '../../features.ts'
import MatterLookBack from './MatterLookBack.vue'

export default { matterAside: MatterLookBack } satisfies FeaturePlug
