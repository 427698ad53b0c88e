import { call, type Body, type QueryOf, type Schema } from '@bihuan/api/typed.ts'
import { download } from '../../shared/download.ts'

export type HandoverRow = Schema<'handover.HandoverShow.Row'>
export type HandoverFile = Schema<'handover.HandoverShow.File'>
export type HandoverLine = Schema<'handover.HandoverShow.Line'>
export type HandoverState = Schema<'handover.HandoverState'>
export type Preparation = Body<'post', '/api/handovers'>

export const STATES = [
  'PREPARED',
  'OFFERED',
  'AGREED',
  'EFFECTIVE',
  'UNDONE',
  'CANCELLED',
] as const satisfies HandoverState[]

export const handoverKeys = { all: ['handover'] as const }

const at = (id: string) => ({ path: { id } })

export const handoverApi = {
  list: (query: QueryOf<'get', '/api/handovers'>, signal?: AbortSignal) =>
    call('get', '/api/handovers', { query, signal }),
  show: (id: string, signal?: AbortSignal) => call('get', '/api/handovers/{id}', { ...at(id), signal }),
  items: (id: string, query: QueryOf<'get', '/api/handovers/{id}/items'>, signal?: AbortSignal) =>
    call('get', '/api/handovers/{id}/items', { ...at(id), query, signal }),
  prepare: (body: Preparation) => call('post', '/api/handovers', { body }),
  choose: (id: string, body: Body<'post', '/api/handovers/{id}/choose'>) =>
    call('post', '/api/handovers/{id}/choose', { ...at(id), body }),
  offer: (id: string, version: number) =>
    call('post', '/api/handovers/{id}/offer', { ...at(id), body: { version } }),
  take: (id: string, version: number, refused: { item: string; reason: string }[]) =>
    call('post', '/api/handovers/{id}/take', { ...at(id), body: { version, refused } }),
  cancel: (id: string, version: number, reason: string) =>
    call('post', '/api/handovers/{id}/cancel', { ...at(id), body: { version, reason } }),
  undo: (id: string, version: number, reason: string) =>
    call('post', '/api/handovers/{id}/undo', { ...at(id), body: { version, reason } }),
  paper: (id: string, language: string, name: string) =>
    download(`/api/handovers/${id}/paper`, { language }, `${name}.xlsx`),
}
