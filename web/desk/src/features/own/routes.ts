import type { RouteRecordRaw } from 'vue-router'

/** Reached by the user's menu: everybody has one, nobody's job is it. */
export default [
  {
    path: '/account',
    name: 'ownAccount',
    component: () => import('./OwnAccount.vue'),
    meta: { titleKey: 'own.title' },
  },
] satisfies RouteRecordRaw[]
