import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/intake',
    name: 'intake',
    component: () => import('./IntakeList.vue'),
    meta: {
      titleKey: 'intake.title',
      permit: 'LEDGER_IMPORT',
      nav: { group: 'matter', order: 40, labelKey: 'intake.title', permit: 'LEDGER_IMPORT' },
    },
  },
  {
    path: '/intake/:id',
    name: 'intake-show',
    component: () => import('./IntakeShow.vue'),
    meta: {
      titleKey: 'intake.one',
      permit: 'LEDGER_IMPORT',
      crumbs: [{ labelKey: 'intake.title', to: '/intake' }],
    },
  },
] satisfies RouteRecordRaw[]
