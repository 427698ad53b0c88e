import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/settings/accounts',
    name: 'accounts',
    component: () => import('./AccountList.vue'),
    meta: {
      titleKey: 'account.title',
      permit: 'ACCOUNT_EDIT',
      nav: { group: 'settings', order: 30, labelKey: 'account.title' },
    },
  },
  {
    path: '/settings/log-ins',
    name: 'logIns',
    component: () => import('./LogInLog.vue'),
    meta: {
      titleKey: 'account.log.title',
      permit: 'AUDIT_READ',
      nav: { group: 'settings', order: 80, labelKey: 'account.log.title' },
    },
  },
] satisfies RouteRecordRaw[]
