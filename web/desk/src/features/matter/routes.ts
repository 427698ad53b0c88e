import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/matters',
    name: 'matters',
    component: () => import('./MatterList.vue'),
    meta: {
      titleKey: 'matter.title',
      permit: 'MATTER_READ',
      nav: { group: 'matter', order: 10, labelKey: 'matter.title', countKey: 'matters' },
    },
  },
  {
    path: '/matters/new',
    name: 'matter-new',
    component: () => import('./MatterEdit.vue'),
    meta: {
      titleKey: 'matter.edit.title',
      permit: 'MATTER_OPEN',
      crumbs: [{ labelKey: 'matter.title', to: '/matters' }],
    },
  },
  {
    path: '/matters/shelved',
    name: 'matters-shelved',
    component: () => import('./ShelvedList.vue'),
    meta: {
      titleKey: 'matter.shelved.title',
      permit: 'MATTER_READ',
      nav: { group: 'matter', order: 40, labelKey: 'matter.shelved.title' },
    },
  },
  {
    path: '/matters/:id/edit',
    name: 'matter-redraft',
    component: () => import('./MatterRedraft.vue'),
    props: true,
    meta: {
      titleKey: 'matter.edit.redraft',
      permit: 'MATTER_OPEN',
      crumbs: [{ labelKey: 'matter.title', to: '/matters' }],
    },
  },
  {
    path: '/matters/:id',
    name: 'matter',
    component: () => import('./MatterShow.vue'),
    props: true,
    meta: { titleKey: 'matter.show.title', permit: 'MATTER_READ' },
  },
] satisfies RouteRecordRaw[]
