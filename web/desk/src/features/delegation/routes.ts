import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/delegations',
    name: 'delegations',
    component: () => import('./DelegationList.vue'),
    meta: {
      titleKey: 'delegation.title',
      nav: { group: 'settings', order: 5, labelKey: 'delegation.title', permit: 'MATTER_READ' },
    },
  },
] satisfies RouteRecordRaw[]
