import { newCommandId } from '@bihuan/api/command.ts'
import { plusDays } from '@bihuan/ui/date/formats.ts'
import type { CampaignFile, CampaignKind, CampaignPlan } from './campaign.api.ts'

export interface Named {
  id: string
  name: string
}
/** Who answers for a unit, as it is written in the form; names go along for the pickers. */
export interface DutyDraft {
  unit: Named
  principal: string | null
  deputy: string | null
  contact: string | null
  targetPercent: number | null
  known: Record<'principal' | 'deputy' | 'contact', Named | null>
}
export interface TeamDraft {
  id: string
  name: string
  members: (string | null)[]
  units: string[]
  known: Named[]
}
export interface CampaignDraft {
  id: string
  version: number
  name: string
  basis: string
  kind: CampaignKind
  parent: string | null
  office: string[]
  startsOn: string
  endsOn: string
  sectors: string[]
  subjectTypes: string[]
  areas: string[]
  targetPercent: number
  duties: DutyDraft[]
  teams: TeamDraft[]
}

/** A hundred days are the commonest period. */
export function aCampaign(today: string, office: string | null): CampaignDraft {
  return {
    id: newCommandId(),
    version: 0,
    name: '',
    basis: '',
    kind: 'SPECIAL',
    parent: null,
    office: office ? [office] : [],
    startsOn: today,
    endsOn: plusDays(today, 99),
    sectors: [],
    subjectTypes: [],
    areas: [],
    targetPercent: 100,
    duties: [],
    teams: [],
  }
}

type Duty = CampaignFile['duties'][number]
export const dutyOf = (duty: Duty): DutyDraft => ({
  unit: duty.unit,
  principal: duty.principal?.id ?? null,
  deputy: duty.deputy?.id ?? null,
  contact: duty.contact?.id ?? null,
  targetPercent: duty.targetPercent ?? null,
  known: { principal: duty.principal ?? null, deputy: duty.deputy ?? null, contact: duty.contact ?? null },
})

export function draftOf(file: CampaignFile): CampaignDraft {
  return {
    id: file.id,
    version: file.version,
    name: file.name,
    basis: file.basis,
    kind: file.kind,
    parent: file.parent?.id ?? null,
    office: [file.office.id],
    startsOn: file.startsOn,
    endsOn: file.endsOn,
    sectors: file.sectors,
    subjectTypes: file.subjectTypes,
    areas: file.areas,
    targetPercent: file.targetPercent,
    duties: file.duties.map(dutyOf),
    teams: file.teams.map((team) => ({
      id: team.id,
      name: team.name,
      members: team.members.map((one) => one.id),
      units: team.units.map((one) => one.id),
      known: team.members,
    })),
  }
}

/** As the server takes it. */
export function planOf(draft: CampaignDraft): CampaignPlan {
  return {
    name: draft.name.trim(),
    basis: draft.basis.trim(),
    kind: draft.kind,
    parent: draft.parent,
    office: draft.office[0] ?? '',
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
    sectors: draft.sectors,
    subjectTypes: draft.subjectTypes,
    areas: draft.areas,
    targetPercent: draft.targetPercent,
    duties: draft.duties.map(({ unit, principal, deputy, contact, targetPercent }) => ({
      unit: unit.id,
      principal,
      deputy,
      contact,
      targetPercent,
    })),
    teams: draft.teams.map((team) => ({
      id: team.id,
      name: team.name.trim(),
      members: team.members.filter((one): one is string => !!one),
      units: team.units,
    })),
  }
}

/** Which step of the form a refused field belongs to. */
export function stepOf(field: string): number {
  if (/^(duties)/.test(field)) return 2
  if (/^(teams)/.test(field)) return 3
  return /^(sectors|subjectTypes|areas)/.test(field) ? 1 : 0
}
