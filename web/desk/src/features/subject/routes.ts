import type { RouteRecordRaw } from 'vue-router'

const crumbs = [{ labelKey: 'subject.title', to: '/subjects' }]

export default [
  {
    path: '/subjects',
    name: 'subjects',
    component: () => import('./SubjectList.vue'),
    meta: {
      titleKey: 'subject.title',
      permit: 'SUBJECT_READ',
      nav: { group: 'enterprise', order: 10, labelKey: 'subject.title' },
    },
  },
  {
    path: '/subjects/map',
    name: 'subject-map',
    component: () => import('./SubjectMap.vue'),
    meta: {
      titleKey: 'subject.map',
      permit: 'SUBJECT_READ',
      nav: { group: 'enterprise', order: 11, labelKey: 'subject.map' },
    },
  },
  {
    path: '/subjects/new',
    name: 'subject-new',
    component: () => import('./SubjectEdit.vue'),
    meta: { titleKey: 'subject.create', permit: 'SUBJECT_KEEP', crumbs },
  },
  {
    path: '/subjects/:id/edit',
    name: 'subject-edit',
    component: () => import('./SubjectChange.vue'),
    props: true,
    meta: { titleKey: 'subject.changeTitle', permit: 'SUBJECT_KEEP', crumbs },
  },
  {
    path: '/subjects/:id',
    name: 'subject',
    component: () => import('./SubjectShow.vue'),
    props: true,
    meta: { titleKey: 'subject.file', permit: 'SUBJECT_READ', crumbs },
  },
] satisfies RouteRecordRaw[]
