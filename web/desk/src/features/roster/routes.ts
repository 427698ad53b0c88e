import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/roster',
    name: 'roster',
    component: () => import('./RosterShow.vue'),
    meta: { titleKey: 'roster.title', permit: 'ORGANISATION_EDIT' },
  },
] satisfies RouteRecordRaw[]
