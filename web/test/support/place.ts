import { VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import type { Component, DefineComponent, Slot } from 'vue'
import { createMemoryHistory, createRouter, type RouteRecordRaw } from 'vue-router'
import { i18n, useLanguage, type Language } from '../../desk/src/i18n.ts'
import { makeQueryClient } from '../../desk/src/query.ts'

export interface Place {
  props?: Record<string, unknown>
  slots?: Record<string, unknown>
  path?: string
  language?: Language
  routes?: RouteRecordRaw[]
}

/** Mounts a component as the desk does: texts, router, store, queries, attached to the page. */
export async function place(
  component: Component,
  { props, slots, path = '/', language = 'zh-CN', routes }: Place = {},
) {
  const pinia = createPinia()
  setActivePinia(pinia)
  await useLanguage(language)
  const router = createRouter({
    history: createMemoryHistory(),
    routes: routes ?? [{ path: '/:rest(.*)*', name: 'any', component: { render: () => null } }],
  })
  await router.push(path)
  const queryClient = makeQueryClient()
  const wrapper = mount(component as DefineComponent, {
    attachTo: document.body,
    props: props ?? {},
    slots: (slots ?? {}) as Record<string, Slot>,
    global: { plugins: [pinia, i18n, router, [VueQueryPlugin, { queryClient }]] },
  })
  return { wrapper, router, queryClient }
}
