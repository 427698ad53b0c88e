import type { PersonRow, UnitFile, UnitTree } from './organisation.api.ts'

/** Typed factories for the tests of this feature. */
export const OFFICE = { id: 'u1', name: 'Inspection office' }

export function aTree(changes: Partial<UnitTree> = {}): UnitTree {
  return {
    asOf: '2026-11-20',
    allowedActions: ['create'],
    units: [
      {
        ...OFFICE,
        shortName: 'Inspection',
        kind: 'OFFICE',
        parentId: null,
        supervisedById: null,
        sort: 0,
        version: 2,
      },
    ],
    ...changes,
  }
}

export function aUnit(changes: Partial<UnitFile> = {}): UnitFile {
  return {
    ...OFFICE,
    shortName: 'Inspection',
    code: null,
    kind: 'OFFICE',
    parent: null,
    supervisedBy: null,
    sort: 0,
    validFrom: '2020-01-01',
    validTo: null,
    successor: null,
    version: 2,
    asOf: '2026-11-20',
    aliases: [],
    posts: [],
    portfolios: [],
    history: [],
    allowedActions: ['change', 'close', 'alias', 'appoint', 'portfolio'],
    ...changes,
  }
}

export function aPerson(changes: Partial<PersonRow> = {}): PersonRow {
  return {
    id: 'p1',
    name: 'Qin Minghui',
    mobile: null,
    validTo: null,
    version: 3,
    posts: [
      {
        id: 'w1',
        unit: OFFICE,
        title: 'Officer',
        rank: 'STAFF',
        partTime: false,
        validFrom: '2024-01-01',
        validTo: null,
        version: 1,
      },
    ],
    allowedActions: ['change', 'leave'],
    ...changes,
  }
}
