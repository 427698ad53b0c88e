import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/calendar',
    name: 'calendar',
    component: () => import('./CalendarShow.vue'),
    meta: {
      titleKey: 'calendar.title',
      nav: { group: 'settings', order: 60, labelKey: 'calendar.title' },
    },
  },
] satisfies RouteRecordRaw[]
