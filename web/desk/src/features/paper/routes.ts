import type { RouteRecordRaw } from 'vue-router'

const crumbs = [{ labelKey: 'paper.title', to: '/papers' }]

export default [
  {
    path: '/papers',
    name: 'papers',
    component: () => import('./PaperList.vue'),
    meta: {
      titleKey: 'paper.title',
      permit: 'MATTER_READ',
      nav: { group: 'meeting', order: 30, labelKey: 'paper.title', countKey: 'papers' },
    },
  },
  {
    path: '/papers/settings',
    name: 'paper-settings',
    component: () => import('./PaperSettings.vue'),
    meta: {
      titleKey: 'paper.settings.title',
      permit: 'PAPER_DRAFT',
      nav: { group: 'settings', order: 72, labelKey: 'paper.settings.title', permit: 'PAPER_DRAFT' },
      crumbs,
    },
  },
  {
    path: '/papers/new',
    name: 'bulletin-new',
    component: () => import('./BulletinNew.vue'),
    meta: { titleKey: 'paper.bulletin.new', permit: 'PAPER_DRAFT', crumbs },
  },
  {
    path: '/papers/:id',
    name: 'paper',
    component: () => import('./PaperShow.vue'),
    props: true,
    meta: { titleKey: 'paper.one', permit: 'MATTER_READ', crumbs },
  },
] satisfies RouteRecordRaw[]
