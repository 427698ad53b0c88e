import type { FeaturePlug } from '../../features.ts'
import SubjectVisits from './SubjectVisits.vue'

export default { subjectAside: SubjectVisits } satisfies FeaturePlug
