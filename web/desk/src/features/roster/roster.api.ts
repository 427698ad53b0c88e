import { address, failure } from '@bihuan/api/client.ts'
import { ProblemError } from '@bihuan/api/problem.ts'
import type { Schema } from '@bihuan/api/typed.ts'
import { upload, type UploadOptions } from '@bihuan/api/upload.ts'

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
  async template(kind: RosterKind, name: string): Promise<void> {
    const response = await fetch(address('/api/rosters/template', { kind }), {
      credentials: 'same-origin',
    }).catch(() => {
      throw new ProblemError(0)
    })
    if (!response.ok) throw await failure(response, false)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = `${name}.xlsx`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  },
}
