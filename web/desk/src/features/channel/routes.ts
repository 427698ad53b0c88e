import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/settings/channels',
    name: 'channels',
    component: () => import('./ChannelList.vue'),
    meta: {
      titleKey: 'channel.title',
      permit: 'SYSTEM_SETTINGS',
      nav: { group: 'settings', order: 60, labelKey: 'channel.title' },
    },
  },
  {
    path: '/settings/deliveries',
    name: 'deliveries',
    component: () => import('./DeliveryList.vue'),
    meta: {
      titleKey: 'channel.delivery.title',
      permit: 'SYSTEM_SETTINGS',
      nav: { group: 'settings', order: 61, labelKey: 'channel.delivery.title' },
    },
  },
] satisfies RouteRecordRaw[]
