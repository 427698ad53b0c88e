import type { RouteRecordRaw } from 'vue-router'

const crumbs = [{ labelKey: 'goal.title', to: '/goals' }]

export default [
  {
    path: '/goals',
    name: 'goals',
    component: () => import('./GoalList.vue'),
    meta: {
      titleKey: 'goal.title',
      permit: 'MATTER_READ',
      nav: { group: 'matter', order: 30, labelKey: 'goal.title' },
    },
  },
  {
    path: '/goals/new',
    name: 'goal-new',
    component: () => import('./GoalEdit.vue'),
    meta: { titleKey: 'goal.create', permit: 'MATTER_SUPERVISE', crumbs },
  },
  {
    path: '/goals/:id/edit',
    name: 'goal-edit',
    component: () => import('./GoalChange.vue'),
    props: true,
    meta: { titleKey: 'goal.edit', permit: 'MATTER_SUPERVISE', crumbs },
  },
  {
    path: '/goals/:id',
    name: 'goal',
    component: () => import('./GoalShow.vue'),
    props: true,
    meta: { titleKey: 'goal.sheet', permit: 'MATTER_READ', crumbs },
  },
] satisfies RouteRecordRaw[]
