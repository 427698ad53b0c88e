import { http } from '@bihuan/api/client.ts'

export interface Notice {
  id: string
  /** `room.what-happened` */
  kind: string
  objectKind: string
  objectId: string
  facts: Record<string, string>
  at: string
  unread: boolean
  readAt: string | null
}

export interface NoticePage {
  page: { items: Notice[]; page: number; size: number; total: number }
  unread: number
}

export interface NoticeQuery {
  unread?: boolean
  room?: string
  page: number
  size: number
}

export const noticeKeys = {
  all: ['notices'] as const,
  list: (query: NoticeQuery) => ['notices', query] as const,
}

export const NOTICE_STREAM = '/api/notices/stream'

export const noticeApi = {
  list: (query: NoticeQuery, signal?: AbortSignal) =>
    http.get<NoticePage>('/api/notices', { ...query }, signal),
  read: (id: string) => http.post<void>(`/api/notices/${id}/read`),
  readAll: (upTo: string) => http.post<{ count: number }>('/api/notices/read-all', { upTo }),
}
