import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

/** `kind` is `room.what-happened`. */
export type Notice = Schema<'notice.NoticeShow'>
export type NoticePage = Schema<'notice.NoticeList.Notices'>
export type NoticeQuery = QueryOf<'get', '/api/notices'>

export const noticeKeys = {
  all: ['notices'] as const,
  list: (query: NoticeQuery) => ['notices', query] as const,
}

export const NOTICE_STREAM = '/api/notices/stream'

export const noticeApi = {
  list: (query: NoticeQuery, signal?: AbortSignal) => call('get', '/api/notices', { query, signal }),
  read: (id: string) => call('post', '/api/notices/{id}/read', { path: { id } }),
  readAll: (upTo: string) => call('post', '/api/notices/read-all', { body: { upTo } }),
}
