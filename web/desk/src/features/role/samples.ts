import type { GrantRow, Matrix, ProposalRow, RoleRow } from './role.api.ts'

/** Typed factories for the tests of this feature. */
export function aRole(changes: Partial<RoleRow> = {}): RoleRow {
  return {
    id: 'r1',
    code: 'SUPERVISION_OFFICER',
    name: 'Officer',
    nameEn: 'Supervision officer',
    builtin: true,
    duty: 'BUSINESS',
    needsSecond: false,
    needsSecondFactor: false,
    permits: ['MATTER_READ'],
    possible: ['MATTER_READ', 'MATTER_URGE'],
    holders: 2,
    version: 5,
    allowedActions: ['change'],
    ...changes,
  }
}

export function aMatrix(changes: Partial<Matrix> = {}): Matrix {
  return {
    roles: [aRole()],
    permits: [
      { permit: 'MATTER_READ', duty: 'BUSINESS' },
      { permit: 'MATTER_URGE', duty: 'BUSINESS' },
    ],
    allowedActions: ['create'],
    ...changes,
  }
}

export function aGrant(changes: Partial<GrantRow> = {}): GrantRow {
  return {
    id: 'g1',
    account: { id: 'a1', login: 'qinminghui', name: 'Qin Minghui' },
    role: { id: 'r1', name: 'Officer', nameEn: 'Supervision officer' },
    scope: 'UNIT_AND_BELOW',
    scopeUnit: { id: 'u1', name: 'Inspection office' },
    validFrom: '2026-01-01',
    validTo: null,
    grantedBy: null,
    grantedAt: '2026-01-01T01:00:00Z',
    revokedAt: null,
    allowedActions: ['revoke'],
    ...changes,
  }
}

export function aProposal(changes: Partial<ProposalRow> = {}): ProposalRow {
  return {
    id: 'o1',
    kind: 'GRANT_ROLE',
    accountId: 'a1',
    login: 'qinminghui',
    role: { id: 'r2', name: 'Security', nameEn: 'Security administrator' },
    validFrom: null,
    validTo: null,
    subject: null,
    reason: 'Newly appointed',
    proposedBy: 'Lv An',
    proposedAt: '2026-11-20T01:00:00Z',
    outcome: null,
    decidedBy: null,
    decidedAt: null,
    allowedActions: ['approve', 'reject'],
    ...changes,
  }
}
