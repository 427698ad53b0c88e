import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/statistics',
    name: 'statistics',
    component: () => import('./Statistics.vue'),
    meta: {
      titleKey: 'statistics.title',
      permit: 'STATISTICS_READ',
      nav: { group: 'matter', order: 30, labelKey: 'statistics.title' },
    },
  },
] satisfies RouteRecordRaw[]
