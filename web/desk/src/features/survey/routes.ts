import type { RouteRecordRaw } from 'vue-router'

const asked = [{ labelKey: 'survey.title', to: '/surveys' }]
const own = [{ labelKey: 'survey.own', to: '/survey-replies' }]

export default [
  {
    path: '/surveys',
    name: 'surveys',
    component: () => import('./SurveyList.vue'),
    meta: {
      titleKey: 'survey.title',
      permit: 'MATTER_SUPERVISE',
      nav: { group: 'matter', order: 80, labelKey: 'survey.title' },
    },
  },
  {
    path: '/surveys/:id',
    name: 'survey',
    component: () => import('./SurveyShow.vue'),
    props: true,
    meta: { titleKey: 'survey.title', permit: 'MATTER_SUPERVISE', crumbs: asked },
  },
  {
    path: '/survey-replies',
    name: 'survey-replies',
    component: () => import('./ReplyList.vue'),
    meta: {
      titleKey: 'survey.own',
      permit: 'MATTER_HANDLE',
      nav: { group: 'matter', order: 81, labelKey: 'survey.own' },
    },
  },
  {
    path: '/survey-replies/:id',
    name: 'survey-reply',
    component: () => import('./ReplyShow.vue'),
    props: true,
    meta: { titleKey: 'survey.reply.title', crumbs: own },
  },
  {
    path: '/reporting-load',
    name: 'reporting-load',
    component: () => import('./LoadShow.vue'),
    meta: {
      titleKey: 'survey.load.title',
      permit: 'STATISTICS_READ',
      nav: { group: 'matter', order: 82, labelKey: 'survey.load.title' },
    },
  },
] satisfies RouteRecordRaw[]
