import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/look-back',
    name: 'look-back',
    component: () => import('./TaskList.vue'),
    meta: {
      titleKey: 'lookback.task.title',
      permit: 'MATTER_VERIFY',
      nav: { group: 'matter', order: 50, labelKey: 'lookback.task.title' },
    },
  },
  {
    path: '/look-back/draws',
    name: 'look-back-draws',
    component: () => import('./DrawList.vue'),
    meta: {
      titleKey: 'lookback.draw.title',
      permit: 'MATTER_SUPERVISE',
      nav: { group: 'matter', order: 51, labelKey: 'lookback.draw.title' },
    },
  },
  {
    path: '/look-back/draws/:id',
    name: 'look-back-draw',
    component: () => import('./DrawShow.vue'),
    props: true,
    meta: {
      titleKey: 'lookback.draw.title',
      permit: 'MATTER_SUPERVISE',
      crumbs: [{ labelKey: 'lookback.draw.title', to: '/look-back/draws' }],
    },
  },
  {
    path: '/look-back/scheme',
    name: 'look-back-scheme',
    component: () => import('./SchemeShow.vue'),
    meta: {
      titleKey: 'lookback.scheme.title',
      permit: 'MATTER_SUPERVISE',
      crumbs: [{ labelKey: 'lookback.draw.title', to: '/look-back/draws' }],
    },
  },
  {
    path: '/look-back/false-reports',
    name: 'false-reports',
    component: () => import('./FalseReportList.vue'),
    meta: {
      titleKey: 'lookback.flag.title',
      permit: 'MATTER_READ',
      nav: { group: 'matter', order: 52, labelKey: 'lookback.flag.title' },
    },
  },
] satisfies RouteRecordRaw[]
