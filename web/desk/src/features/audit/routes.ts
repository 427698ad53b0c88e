import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./AuditList.vue'),
    meta: {
      titleKey: 'audit.title',
      permit: 'AUDIT_READ',
      nav: { group: 'settings', order: 80, labelKey: 'audit.title', permit: 'AUDIT_READ' },
    },
  },
] satisfies RouteRecordRaw[]
