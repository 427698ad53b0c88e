import type { FeaturePlug } from '../../features.ts'
import NoticeBell from './NoticeBell.vue'

export default { topBar: NoticeBell } satisfies FeaturePlug
