import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/settings/units',
    name: 'units',
    component: () => import('./Organisation.vue'),
    meta: {
      titleKey: 'organisation.units.title',
      permit: 'ORGANISATION_READ',
      nav: { group: 'settings', order: 10, labelKey: 'organisation.units.title' },
    },
  },
  {
    path: '/settings/people',
    name: 'people',
    component: () => import('./PeopleList.vue'),
    meta: {
      titleKey: 'organisation.people.title',
      permit: 'ORGANISATION_READ',
      nav: { group: 'settings', order: 20, labelKey: 'organisation.people.title' },
    },
  },
] satisfies RouteRecordRaw[]
