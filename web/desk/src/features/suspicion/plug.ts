import type { FeaturePlug } from '../../features.ts'
import MatterSuspicions from './MatterSuspicions.vue'
import VerifyHint from './VerifyHint.vue'

export default { matterAside: MatterSuspicions, actHint: VerifyHint } satisfies FeaturePlug
