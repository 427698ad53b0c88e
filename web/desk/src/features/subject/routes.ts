import type { RouteRecordRaw } from 'vue-router'

const crumbs = [{ labelKey: 'subject.title', to: '/subjects' }]

const types = [{ labelKey: 'subject.types', to: '/subject-types' }]

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
    path: '/subject-types',
    name: 'subject-types',
    component: () => import('./SubjectTypes.vue'),
    meta: {
      titleKey: 'subject.types',
      permit: 'SUBJECT_READ',
      nav: { group: 'enterprise', order: 40, labelKey: 'subject.types', permit: 'SUBJECT_TYPE_KEEP' },
    },
  },
  {
    path: '/subject-types/new',
    name: 'subject-type-new',
    component: () => import('./SubjectTypeEdit.vue'),
    meta: { titleKey: 'subject.newType', permit: 'SUBJECT_TYPE_KEEP', crumbs: types },
  },
  {
    path: '/subject-types/:code',
    name: 'subject-type',
    component: () => import('./SubjectTypeEdit.vue'),
    props: true,
    meta: { titleKey: 'subject.types', permit: 'SUBJECT_TYPE_KEEP', crumbs: types },
  },
  {
    path: '/subjects/:id',
    name: 'subject',
    component: () => import('./SubjectShow.vue'),
    props: true,
    meta: { titleKey: 'subject.file', permit: 'SUBJECT_READ', crumbs },
  },
] satisfies RouteRecordRaw[]
