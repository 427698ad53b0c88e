import type { RouteRecordRaw } from 'vue-router'

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
  {
    path: '/settings/proposals',
    name: 'proposals',
    component: () => import('./ProposalList.vue'),
    meta: {
      titleKey: 'role.proposal.title',
      permit: 'ROLE_EDIT',
      nav: { group: 'settings', order: 60, labelKey: 'role.proposal.title' },
    },
  },
  {
    path: '/settings/audit-proposals',
    name: 'auditProposals',
    component: () => import('./ProposalList.vue'),
    meta: {
      titleKey: 'role.proposal.title',
      permit: 'AUDIT_READ',
      nav: { group: 'settings', order: 60, labelKey: 'role.proposal.title' },
    },
  },
] satisfies RouteRecordRaw[]
