import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'
import { sessionApi } from './session.api.ts'
import { useSession } from './session.store.ts'

/** Decides for each navigation: log in first, change the password first, no right, or go on. */
export async function guard(to: RouteLocationNormalized): Promise<true | RouteLocationRaw> {
  const store = useSession()
  if (to.meta.public) return true
  let session
  try {
    session = await store.ensure()
  } catch {
    return { name: 'offline', query: { to: to.fullPath } }
  }
  if (!session && (await needsSetUp())) return { name: 'setUp' }
  if (!session) return { name: 'login', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  if (store.mustChangePassword && to.name !== 'password')
    return { name: 'password', query: { to: to.fullPath } }
  if (!store.mustChangePassword && store.mustSetUpSecondFactor && to.name !== 'secondFactor')
    return { name: 'secondFactor', query: { to: to.fullPath } }
  const permit = to.matched.map((record) => record.meta.permit).find((one) => one && !store.may(one))
  if (permit) return { name: 'forbidden', query: { to: to.fullPath, permit } }
  return true
}

/** An empty installation begins with its set-up page; without an answer the log-in will say what is wrong. */
async function needsSetUp(): Promise<boolean> {
  return sessionApi.setup().then(
    (setup) => setup.needed,
    () => false,
  )
}

/** Only paths of this desk, so that a crafted link cannot lead elsewhere after log-in. */
export function ownPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) && !value.startsWith('/login') ? value : '/'
}
