import type { RouteRecordRaw } from 'vue-router'

const crumbs = [{ labelKey: 'form.title', to: '/forms' }]

export default [
  {
    path: '/forms',
    name: 'forms',
    component: () => import('./FormList.vue'),
    meta: {
      titleKey: 'form.title',
      permit: 'MATTER_TYPE_EDIT',
      nav: { group: 'campaign', order: 60, labelKey: 'form.title' },
    },
  },
  {
    path: '/forms/drafts/:id',
    name: 'form-draft',
    component: () => import('./FormDraft.vue'),
    props: true,
    meta: { titleKey: 'form.edit.title', permit: 'MATTER_TYPE_EDIT', crumbs },
  },
  {
    path: '/forms/:code/versions',
    name: 'form-versions',
    component: () => import('./FormVersions.vue'),
    props: true,
    meta: { titleKey: 'form.versions.title', permit: 'MATTER_TYPE_EDIT', crumbs },
  },
] satisfies RouteRecordRaw[]
