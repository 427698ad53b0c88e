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
] satisfies RouteRecordRaw[]
