import { useSketchDraft } from '../../shared/form/useSketchDraft.ts'
import { designApi, type DraftFile, type Sketch } from './design.api.ts'

/** The draft of a matter type, saving itself. */
export const useTypeDraft = (first: DraftFile) =>
  useSketchDraft<Sketch, DraftFile>(first, 'design', designApi.save)
