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
  {
    path: '/statistics/parts',
    name: 'statistics-parts',
    component: () => import('./PartStatistics.vue'),
    meta: {
      titleKey: 'statistics.parts.title',
      permit: 'STATISTICS_READ',
      crumbs: [{ labelKey: 'statistics.title', to: '/statistics' }],
    },
  },
  {
    path: '/statistics/reports',
    name: 'statistics-reports',
    component: () => import('./ReportList.vue'),
    meta: {
      titleKey: 'statistics.report.title',
      permit: 'STATISTICS_READ',
      crumbs: [{ labelKey: 'statistics.title', to: '/statistics' }],
    },
  },
  {
    path: '/statistics/reports/:id',
    name: 'statistics-report-run',
    component: () => import('./ReportRun.vue'),
    meta: {
      titleKey: 'statistics.report.one',
      permit: 'STATISTICS_READ',
      crumbs: [
        { labelKey: 'statistics.title', to: '/statistics' },
        { labelKey: 'statistics.report.title', to: '/statistics/reports' },
      ],
    },
  },
] satisfies RouteRecordRaw[]
