import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/likeness',
    name: 'likeness',
    component: () => import('./ProposalList.vue'),
    meta: {
      titleKey: 'likeness.title',
      permit: 'MATTER_SUPERVISE',
      nav: { group: 'matter', order: 45, labelKey: 'likeness.title' },
    },
  },
] satisfies RouteRecordRaw[]
