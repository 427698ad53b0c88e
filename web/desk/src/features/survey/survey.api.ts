import { newCommandId } from '@bihuan/api/command.ts'
import { call, type Schema } from '@bihuan/api/typed.ts'

export type SurveyRow = Schema<'survey.SurveyShow.Row'>
export type SurveyFile = Schema<'survey.SurveyShow.File'>
export type ReplyRow = Schema<'survey.ReplyShow.Row'>
export type ReplyFile = Schema<'survey.ReplyShow.File'>
export type ReplyState = ReplyFile['state']
export type LoadRow = Schema<'survey.ReportingLoad.Row'>

export const STATES = ['ASKED', 'HANDED_IN', 'RETURNED', 'ACCEPTED'] as const satisfies ReplyState[]

export const surveyKeys = {
  all: ['surveys'] as const,
  survey: (id: string) => ['surveys', 'survey', id] as const,
  reply: (id: string) => ['surveys', 'reply', id] as const,
  load: (month: string) => ['surveys', 'load', month] as const,
}

type Answers = Record<string, string>

export const surveyApi = {
  list: (query: { page: number; size: number }, signal?: AbortSignal) =>
    call('get', '/api/surveys', { query, signal }),
  show: (id: string, signal?: AbortSignal) => call('get', '/api/surveys/{id}', { path: { id }, signal }),
  /** Published forms that may be asked of units. */
  forms: (signal?: AbortSignal) => call('get', '/api/forms', { query: { use: 'SURVEY', size: 200 }, signal }),
  newId: newCommandId,
  ask: (order: Schema<'survey.SurveyOrder'>) => call('post', '/api/surveys', { body: order }),
  replies: (query: { page: number; size: number; state?: ReplyState }, signal?: AbortSignal) =>
    call('get', '/api/survey-replies', { query, signal }),
  reply: (id: string, signal?: AbortSignal) =>
    call('get', '/api/survey-replies/{id}', { path: { id }, signal }),
  keep: (id: string, version: number, answers: Answers) =>
    call('put', '/api/survey-replies/{id}', { path: { id }, body: { version, answers } }),
  handIn: (id: string, version: number, answers: Answers) =>
    call('post', '/api/survey-replies/{id}/hand-in', { path: { id }, body: { version, answers } }),
  sendBack: (id: string, version: number, reason: string) =>
    call('post', '/api/survey-replies/{id}/return', { path: { id }, body: { version, reason } }),
  accept: (id: string, version: number) =>
    call('post', '/api/survey-replies/{id}/accept', { path: { id }, body: { version } }),
  load: (month: string, signal?: AbortSignal) =>
    call('get', '/api/reporting-load', { query: { month }, signal }),
}
