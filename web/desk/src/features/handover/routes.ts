import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/handovers',
    name: 'handovers',
    component: () => import('./HandoverList.vue'),
    meta: {
      titleKey: 'handover.title',
      permit: 'ORGANISATION_READ',
      nav: { group: 'settings', order: 6, labelKey: 'handover.title' },
    },
  },
  {
    path: '/handovers/:id',
    name: 'handover',
    component: () => import('./HandoverShow.vue'),
    props: true,
    meta: {
      titleKey: 'handover.title',
      permit: 'ORGANISATION_READ',
      crumbs: [{ labelKey: 'handover.title', to: '/handovers' }],
    },
  },
] satisfies RouteRecordRaw[]
