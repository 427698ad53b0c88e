import { createRouter, createWebHistory, type RouterHistory, type RouteRecordRaw } from 'vue-router'
import { featurePlugs, featureRoutes } from './features.ts'
import { i18n } from './i18n.ts'
import { navigation } from './navigation.ts'
import { guard } from './session/guard.ts'
import { useSession } from './session/session.store.ts'

const ownRoutes: RouteRecordRaw[] = [
  {
    path: '/login',
    name: 'login',
    component: () => import('./session/Login.vue'),
    meta: { public: true, layout: 'bare', titleKey: 'session.login.title' },
  },
  {
    path: '/setup',
    name: 'setUp',
    component: () => import('./session/SetUp.vue'),
    meta: { public: true, layout: 'bare', titleKey: 'session.setUp.title' },
  },
  {
    path: '/password',
    name: 'password',
    component: () => import('./session/PasswordChange.vue'),
    meta: { layout: 'bare', titleKey: 'session.password.title' },
  },
  {
    path: '/second-factor',
    name: 'secondFactor',
    component: () => import('./session/SecondFactor.vue'),
    meta: { layout: 'bare', titleKey: 'session.factor.title' },
  },
  {
    path: '/offline',
    name: 'offline',
    component: () => import('./pages/Offline.vue'),
    meta: { public: true, layout: 'bare', titleKey: 'pages.offline.title' },
  },
  {
    path: '/forbidden',
    name: 'forbidden',
    component: () => import('./pages/Forbidden.vue'),
    meta: { titleKey: 'pages.forbidden.title' },
  },
  {
    path: '/:rest(.*)*',
    name: 'notFound',
    component: () => import('./pages/NotFound.vue'),
    meta: { titleKey: 'pages.notFound.title' },
  },
]

let preparing: Promise<void> | undefined

function prepared(): Promise<void> {
  preparing ??= Promise.allSettled(featurePlugs.map((plug) => plug.prepare?.())).then(() => undefined)
  return preparing
}

export function makeRouter(history: RouterHistory = createWebHistory(), routes = featureRoutes) {
  const router = createRouter({
    history,
    routes: [
      ...routes,
      { path: '/', name: 'start', component: () => import('./pages/NotFound.vue') },
      ...ownRoutes,
    ],
    scrollBehavior: (to, _from, saved) => saved ?? (to.hash ? { el: to.hash } : { top: 0 }),
  })
  router.beforeEach(guard)
  router.beforeEach((to) => (to.meta.public ? undefined : prepared()))
  // The start page is the first page of the navigation this person may see.
  router.beforeEach((to) => {
    if (to.name !== 'start') return true
    const first = navigation(routes, useSession().may)[0]?.links[0]
    return first ? { path: first.path, replace: true } : { name: 'notFound', params: { rest: ['none'] } }
  })
  router.afterEach((to) => {
    const key = to.meta.titleKey
    document.title = key ? `${i18n.global.t(key)} · 闭环 Bihuan` : '闭环 Bihuan'
  })
  return router
}
