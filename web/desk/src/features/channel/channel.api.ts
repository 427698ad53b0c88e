import { call, type Body, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type ChannelRow = Schema<'notice.out.ChannelList.Row'>
export type ChannelFacts = Body<'post', '/api/notice-channels'>
export type DeliveryRow = Schema<'notice.out.DeliveryList.Row'>

export const FORMATS = ['WECOM', 'DINGTALK', 'JSON'] as const satisfies ChannelRow['format'][]
export const STATES = ['WAITING', 'SENT', 'DEAD'] as const satisfies DeliveryRow['state'][]

export const channelKeys = { all: ['channel'] as const }

const seen = (row: ChannelRow) => ({ path: { id: row.id }, body: { version: row.version } })

export const channelApi = {
  list: (query: QueryOf<'get', '/api/notice-channels'>, signal?: AbortSignal) =>
    call('get', '/api/notice-channels', { query, signal }),
  create: (body: ChannelFacts) => call('post', '/api/notice-channels', { body }),
  change: (row: ChannelRow, facts: ChannelFacts) =>
    call('put', '/api/notice-channels/{id}', { path: { id: row.id }, body: { facts, version: row.version } }),
  remove: (row: ChannelRow) =>
    call('delete', '/api/notice-channels/{id}', { path: { id: row.id }, query: { version: row.version } }),
  renewSecret: (row: ChannelRow) => call('post', '/api/notice-channels/{id}/secret', seen(row)),
  test: (row: ChannelRow) => call('post', '/api/notice-channels/{id}/test', seen(row)),
  deliveries: (query: QueryOf<'get', '/api/notice-deliveries'>, signal?: AbortSignal) =>
    call('get', '/api/notice-deliveries', { query, signal }),
  delivery: (id: string, signal?: AbortSignal) =>
    call('get', '/api/notice-deliveries/{id}', { path: { id }, signal }),
  sendAgain: (id: string) => call('post', '/api/notice-deliveries/{id}/send-again', { path: { id } }),
}
