import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/roster',
    name: 'roster',
    component: () => import('./RosterShow.vue'),
    meta: {
      titleKey: 'roster.title',
      permit: 'ORGANISATION_EDIT',
      crumbs: [{ labelKey: 'organisation.units.title', to: '/settings/units' }],
    },
  },
] satisfies RouteRecordRaw[]
