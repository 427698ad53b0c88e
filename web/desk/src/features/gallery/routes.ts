import type { RouteRecordRaw } from 'vue-router'

/** Every shared widget in every state, for whoever builds screens; reachable by address only. */
export default [
  {
    path: '/gallery',
    name: 'gallery',
    component: () => import('./Gallery.vue'),
    meta: { titleKey: 'gallery.title' },
  },
] satisfies RouteRecordRaw[]
