import { address } from '@bihuan/api/client.ts'
import type { Schema } from '@bihuan/api/typed.ts'
import { upload, type UploadOptions } from '@bihuan/api/upload.ts'
import { download } from '../../shared/download.ts'

export type RosterKind = Schema<'roster.RosterKind'>
export type RosterPreview = Schema<'roster.Rosters.Preview'>
export type RosterRow = Schema<'roster.RosterRow'>
export type RosterChange = RosterRow['changes'][number]
export type Outcome = Schema<'roster.RosterRow.Outcome'>
export const OUTCOMES: readonly Outcome[] = ['ERROR', 'NEW', 'CHANGES', 'SAME']

export const rosterApi = {
  preview: (kind: RosterKind, file: File, options: UploadOptions) =>
    upload<RosterPreview>(address('/api/rosters/preview', { kind }), file, options),
  commit: (kind: RosterKind, sha256: string, file: File) =>
    upload<RosterPreview>(address('/api/rosters', { kind, sha256 }), file),
  template: (kind: RosterKind, name: string) => download('/api/rosters/template', { kind }, `${name}.xlsx`),
}
