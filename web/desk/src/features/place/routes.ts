import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/areas',
    name: 'areas',
    component: () => import('./AreaTree.vue'),
    meta: {
      titleKey: 'place.title',
      permit: 'SUBJECT_READ',
      nav: { group: 'enterprise', order: 30, labelKey: 'place.title' },
    },
  },
] satisfies RouteRecordRaw[]
