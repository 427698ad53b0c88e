import type { RouteRecordRaw } from 'vue-router'

/** Reached by the bell; it is nobody's job to read notices, so it has no place in the navigation. */
export default [
  {
    path: '/notices',
    name: 'notices',
    component: () => import('./NoticeList.vue'),
    meta: { titleKey: 'notice.title' },
  },
] satisfies RouteRecordRaw[]
