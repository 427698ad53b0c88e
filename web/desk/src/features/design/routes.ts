import type { RouteRecordRaw } from 'vue-router'

const crumbs = [{ labelKey: 'design.title', to: '/matter-types' }]

export default [
  {
    path: '/matter-types',
    name: 'matter-types',
    component: () => import('./TypeList.vue'),
    meta: {
      titleKey: 'design.title',
      permit: 'MATTER_TYPE_EDIT',
      nav: { group: 'settings', order: 65, labelKey: 'design.title' },
    },
  },
  {
    path: '/matter-types/import',
    name: 'matter-type-import',
    component: () => import('./TypeImport.vue'),
    meta: { titleKey: 'design.import.title', permit: 'MATTER_TYPE_EDIT', crumbs },
  },
  {
    path: '/matter-types/drafts/:id',
    name: 'matter-type-draft',
    component: () => import('./TypeShow.vue'),
    props: true,
    meta: { titleKey: 'design.edit.title', permit: 'MATTER_TYPE_EDIT', crumbs },
  },
  {
    path: '/matter-types/:code/versions',
    name: 'matter-type-versions',
    component: () => import('./TypeVersions.vue'),
    props: true,
    meta: { titleKey: 'design.versions.title', permit: 'MATTER_TYPE_EDIT', crumbs },
  },
] satisfies RouteRecordRaw[]
