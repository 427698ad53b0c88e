import { call, type Schema } from '@bihuan/api/typed.ts'
import type { MatterRow } from '../../shared/matters.ts'

export type Desk = Schema<'matter.Workbench.Desk'>
/** `total` counts all, not only the rows shown. */
export type Todo = Desk['waitingOnOthers']
export type Task = Todo['task']
/** One sub-task on the desk. */
export type Part = Todo['parts'][number]

export const workbenchKey = ['workbench'] as const

export const workbenchApi = {
  show: (signal?: AbortSignal) => call('get', '/api/workbench', { signal }),
  sign: (row: MatterRow, commandId: string) =>
    call('post', '/api/matters/{id}/acts', {
      path: { id: row.id },
      body: { commandId, version: row.version, order: { act: 'RECEIVE' } },
    }),
}

/** Where the whole of a task is seen: the ledger with the conditions of the task. */
export const TASK_LINKS: Record<Task, string> = {
  SIGN: '/matters?waiting=RECEIPT',
  HANDLE: '/matters?state=RECEIVED&state=IN_PROGRESS',
  REWORK: '/matters?state=REWORK',
  SUB_TASK: '/matters?waiting=SUB_TASK',
  ACCEPT_SUB_TASK: '/matters?waiting=ACCEPTANCE',
  ACCEPT_ON_SITE: '/matters?rung=LISTED&rung=INTERVIEW&rung=BULLETIN&rung=ACCOUNTABILITY',
  ASSIGN: '/matters?waiting=ASSIGNMENT',
  VERIFY: '/matters?waiting=VERIFICATION',
  CLOSE_OFF: '/matters?waiting=CLOSE_OFF',
  DECIDE: '/matters?waiting=DECISION',
}

/** The act a row of the task is waiting for; the file opens with its form. */
export const TASK_ACTS: Record<Task, string> = {
  SIGN: 'RECEIVE',
  HANDLE: 'PROGRESS',
  REWORK: 'REPORT',
  SUB_TASK: '',
  ACCEPT_SUB_TASK: '',
  ACCEPT_ON_SITE: 'ACCEPT_ON_SITE',
  ASSIGN: 'ASSIGN',
  VERIFY: 'VERIFY',
  CLOSE_OFF: 'CLOSE_OFF',
  DECIDE: 'DECIDE_REQUEST',
}

/** How much is on the desk; a matter with two tasks counts twice, because it is two things to do. */
export function countOf(desk: Desk | undefined): number | null {
  return desk ? desk.mine.reduce((sum, todo) => sum + todo.total, 0) : null
}
