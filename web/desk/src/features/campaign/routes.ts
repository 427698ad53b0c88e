import type { RouteRecordRaw } from 'vue-router'

const crumbs = [{ labelKey: 'campaign.title', to: '/campaigns' }]

export default [
  {
    path: '/campaigns',
    name: 'campaigns',
    component: () => import('./CampaignList.vue'),
    meta: {
      titleKey: 'campaign.title',
      permit: 'CAMPAIGN_READ',
      nav: { group: 'campaign', order: 10, labelKey: 'campaign.title' },
    },
  },
  {
    path: '/campaigns/new',
    name: 'campaign-new',
    component: () => import('./CampaignEdit.vue'),
    meta: { titleKey: 'campaign.create', permit: 'CAMPAIGN_LEAD', crumbs },
  },
  {
    path: '/campaigns/:id/edit',
    name: 'campaign-edit',
    component: () => import('./CampaignChange.vue'),
    props: true,
    meta: { titleKey: 'campaign.edit', permit: 'CAMPAIGN_LEAD', crumbs },
  },
  {
    path: '/campaigns/:id',
    name: 'campaign',
    component: () => import('./CampaignShow.vue'),
    props: true,
    meta: { titleKey: 'campaign.file', permit: 'CAMPAIGN_READ', crumbs },
  },
  {
    path: '/campaigns/:id/objects',
    name: 'campaign-objects',
    component: () => import('./ObjectList.vue'),
    props: true,
    meta: { titleKey: 'campaign.object.title', permit: 'CAMPAIGN_READ', crumbs },
  },
  {
    path: '/visits',
    name: 'visits',
    component: () => import('./VisitList.vue'),
    meta: {
      titleKey: 'campaign.visit.title',
      permit: 'CAMPAIGN_READ',
      nav: { group: 'campaign', order: 20, labelKey: 'campaign.visit.title' },
    },
  },
  {
    path: '/visits/:id',
    name: 'visit',
    component: () => import('./VisitShow.vue'),
    props: true,
    meta: {
      titleKey: 'campaign.visit.one',
      permit: 'CAMPAIGN_READ',
      crumbs: [{ labelKey: 'campaign.visit.title', to: '/visits' }],
    },
  },
  {
    path: '/hazards',
    name: 'hazards',
    component: () => import('./HazardList.vue'),
    meta: {
      titleKey: 'campaign.hazard.title',
      permit: 'CAMPAIGN_READ',
      nav: { group: 'campaign', order: 30, labelKey: 'campaign.hazard.title' },
    },
  },
  {
    path: '/visit-calendar',
    name: 'visit-calendar',
    component: () => import('./ClashList.vue'),
    meta: {
      titleKey: 'campaign.clash.title',
      permit: 'CAMPAIGN_READ',
      nav: { group: 'campaign', order: 40, labelKey: 'campaign.clash.title' },
    },
  },
] satisfies RouteRecordRaw[]
