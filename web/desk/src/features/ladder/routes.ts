import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/ladder',
    name: 'ladder',
    component: () => import('./LadderShow.vue'),
    meta: {
      titleKey: 'ladder.title',
      permit: 'MATTER_READ',
      nav: { group: 'settings', order: 70, labelKey: 'ladder.title' },
    },
  },
] satisfies RouteRecordRaw[]
