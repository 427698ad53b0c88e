import type { FeaturePlug } from '../../features.ts'
import PostSwitch from './PostSwitch.vue'

export default { topBar: PostSwitch } satisfies FeaturePlug
