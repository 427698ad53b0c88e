import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/suspicions',
    name: 'suspicions',
    component: () => import('./SuspicionPage.vue'),
    meta: {
      titleKey: 'suspicion.title',
      permit: 'MATTER_VERIFY',
      nav: { group: 'matter', order: 53, labelKey: 'suspicion.title' },
    },
  },
] satisfies RouteRecordRaw[]
