import { http } from '@bihuan/api/client.ts'
import type { MatterRow } from '../../shared/matters.ts'

export type Task = 'SIGN' | 'HANDLE' | 'REWORK' | 'ASSIGN' | 'VERIFY' | 'CLOSE_OFF' | 'DECIDE'

export interface Todo {
  task: Task
  rows: MatterRow[]
  /** Of all, not only of the rows shown. */
  total: number
}

export interface Desk {
  mine: Todo[]
  waitingOnOthers: Todo
  turnedRed: MatterRow[]
  turnedRedTotal: number
}

export const workbenchKey = ['workbench'] as const

export const workbenchApi = {
  show: (signal?: AbortSignal) => http.get<Desk>('/api/workbench', undefined, signal),
  sign: (row: MatterRow, commandId: string) =>
    http.post(`/api/matters/${row.id}/acts`, { commandId, version: row.version, order: { act: 'RECEIVE' } }),
}

/** Where the whole of a task is seen: the ledger with the conditions of the task; it knows none for requests. */
export const TASK_LINKS: Record<Task, string> = {
  SIGN: '/matters?waiting=RECEIPT',
  HANDLE: '/matters?state=RECEIVED&state=IN_PROGRESS',
  REWORK: '/matters?state=REWORK',
  ASSIGN: '/matters?waiting=ASSIGNMENT',
  VERIFY: '/matters?waiting=VERIFICATION',
  CLOSE_OFF: '/matters?waiting=CLOSE_OFF',
  DECIDE: '',
}

/** The act a row of the task is waiting for; the file opens with its form. */
export const TASK_ACTS: Record<Task, string> = {
  SIGN: 'RECEIVE',
  HANDLE: 'PROGRESS',
  REWORK: 'REPORT',
  ASSIGN: 'ASSIGN',
  VERIFY: 'VERIFY',
  CLOSE_OFF: 'CLOSE_OFF',
  DECIDE: 'DECIDE_REQUEST',
}

/** How much is on the desk; a matter with two tasks counts twice, because it is two things to do. */
export function countOf(desk: Desk | undefined): number | null {
  return desk ? desk.mine.reduce((sum, todo) => sum + todo.total, 0) : null
}
