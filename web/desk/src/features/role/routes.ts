import type { RouteRecordRaw } from 'vue-router'

/** Each kind of administrator has a hand in proposals; nobody is two of them, so nobody sees two entries. */
const proposals = (
  [
    ['', 'ROLE_EDIT'],
    ['-of-audit', 'AUDIT_READ'],
    ['-of-system', 'ACCOUNT_EDIT'],
  ] as const
).map(([part, permit]) => ({
  path: `/settings/proposals${part}`,
  name: `proposals${part}`,
  component: () => import('./ProposalList.vue'),
  meta: {
    titleKey: 'role.proposal.title',
    permit,
    nav: { group: 'settings' as const, order: 60, labelKey: 'role.proposal.title' },
  },
}))

export default [
  {
    path: '/settings/roles',
    name: 'roles',
    component: () => import('./RoleMatrix.vue'),
    meta: {
      titleKey: 'role.title',
      permit: 'ROLE_EDIT',
      nav: { group: 'settings', order: 40, labelKey: 'role.title' },
    },
  },
  {
    path: '/settings/grants',
    name: 'grants',
    component: () => import('./GrantList.vue'),
    meta: {
      titleKey: 'role.grant.title',
      permit: 'ROLE_EDIT',
      nav: { group: 'settings', order: 50, labelKey: 'role.grant.title' },
    },
  },
  ...proposals,
] satisfies RouteRecordRaw[]
