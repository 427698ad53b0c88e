import { newCommandId } from '@bihuan/api/command.ts'
import type { Schema } from '@bihuan/api/typed.ts'
import { upload } from '@bihuan/api/upload.ts'
import type { EvidenceItem } from '@bihuan/ui/evidence/evidence.ts'
import type { Send } from '@bihuan/ui/upload/useUploads.ts'

/** The facts of one upload as the server tells them. */
export type EvidenceFile = Schema<'evidence.EvidenceFile'>

export const EVIDENCE_ENDINGS = ['jpg', 'jpeg', 'png', 'webp', 'heic', 'pdf', 'docx', 'xlsx', 'xls', 'mp4']
export const EVIDENCE_MOST_BYTES = 100 * 1024 * 1024
export const EVIDENCE_MOST_FILES = 30

/** The id is made here, so that a file sent twice is one file. */
export const sendEvidence: Send<EvidenceFile> = (file, options) =>
  upload<EvidenceFile>('/api/evidence', file, { ...options, extra: { id: newCommandId() } })

/** As the widgets show it. Without a preview a photograph cannot be drawn by every browser. */
export function evidenceItem(file: EvidenceFile): EvidenceItem {
  const url = `/api/evidence/${file.id}/content`
  const shown = file.kind === 'PHOTO' && (file.previewed || /\.webp$/i.test(file.name))
  return {
    id: file.id,
    name: file.name,
    kind: shown ? 'image' : file.kind === 'VIDEO' ? 'video' : 'document',
    url,
    ...(file.previewed && { thumbUrl: `/api/evidence/${file.id}/thumbnail?size=320` }),
    size: file.bytes,
    uploadedAt: file.uploadedAt,
    ...(file.capturedAt && { takenAt: file.capturedAt }),
    who: file.uploaderName,
    ...(file.latitude !== null &&
      file.longitude !== null && { place: `${file.latitude}, ${file.longitude}` }),
    sha256: file.sha256,
    ...(file.device && { exif: { Device: file.device } }),
  }
}
