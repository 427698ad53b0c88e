import { newCommandId } from '@bihuan/api/command.ts'
import { call, type QueryOf, type Schema } from '@bihuan/api/typed.ts'

export type CampaignRow = Schema<'campaign.CampaignList.Row'>
export type CampaignFile = Schema<'campaign.CampaignFile'>
export type CampaignPlan = Schema<'campaign.CampaignPlan'>
export type CampaignDuty = Schema<'campaign.CampaignFile.Duty'>
export type CampaignKind = CampaignPlan['kind']
export type CampaignState = CampaignFile['state']
export type Sector = Schema<'campaign.Sector'>

export const KINDS: CampaignKind[] = ['SPECIAL', 'SPRINT', 'YEARLY', 'LONG_TERM']
export const STATES: CampaignState[] = ['DRAFT', 'LAUNCHED', 'ENDED', 'DISCARDED']

export const campaignKeys = {
  all: ['campaigns'] as const,
  file: (id: string) => ['campaigns', id] as const,
  sectors: ['campaign-sectors'] as const,
}

export const campaignApi = {
  list: (query: QueryOf<'get', '/api/campaigns'>, signal?: AbortSignal) =>
    call('get', '/api/campaigns', { query, signal }),
  show: (id: string, signal?: AbortSignal) => call('get', '/api/campaigns/{id}', { path: { id }, signal }),
  write: (id: string, version: number, plan: CampaignPlan) =>
    call('put', '/api/campaigns/{id}', { path: { id }, body: { version, plan } }),
  launch: (id: string, version: number) =>
    call('post', '/api/campaigns/{id}/launch', { path: { id }, body: { version } }),
  discard: (id: string, version: number) =>
    call('post', '/api/campaigns/{id}/discard', { path: { id }, body: { version } }),
  end: (id: string, version: number, conclusion: string) =>
    call('post', '/api/campaigns/{id}/end', { path: { id }, body: { version, conclusion } }),
  carryOn: (id: string) =>
    call('post', '/api/campaigns/{id}/next', { path: { id }, body: { id: newCommandId() } }),
  duties: (units: string[]) => call('post', '/api/campaign-duties', { body: { units } }),
  sectors: (signal?: AbortSignal) => call('get', '/api/campaign-sectors', { signal }),
}

export const stateTone = (state: CampaignState) =>
  state === 'LAUNCHED' ? 'info' : state === 'ENDED' ? 'good' : ''
