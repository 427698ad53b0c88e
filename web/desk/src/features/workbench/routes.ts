import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/workbench',
    name: 'workbench',
    component: () => import('./Workbench.vue'),
    meta: {
      titleKey: 'workbench.title',
      permit: 'MATTER_READ',
      nav: { group: 'workbench', order: 10, labelKey: 'workbench.title', countKey: 'workbench' },
    },
  },
] satisfies RouteRecordRaw[]
