import { actInPerson } from '@bihuan/api/acting.ts'
import { ProblemError } from '@bihuan/api/problem.ts'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { sessionApi, type Permit, type RecoveryCodes, type Session } from './session.api.ts'

/** Who is at the desk. `expired` means: the session ended while a page with input is open. */
export const useSession = defineStore('session', () => {
  const session = ref<Session | null>(null)
  const expired = ref(false)
  const known = ref(false)

  const name = computed(() => session.value?.account.name ?? '')
  const mustChangePassword = computed(() => session.value?.mustChangePassword === true)
  const mustSetUpSecondFactor = computed(() => session.value?.mustSetUpSecondFactor === true)

  /** Asks the server once who is logged in; further calls answer from memory. */
  async function ensure(): Promise<Session | null> {
    if (known.value) return session.value
    try {
      session.value = await sessionApi.show()
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error
      session.value = null
    }
    known.value = true
    return session.value
  }

  /** Logs in. Returns false when another account than before came in over an expired page. */
  async function open(login: string, password: string): Promise<boolean> {
    return entered(await sessionApi.open(login, password))
  }

  /** The second step of the log-in, for accounts with a second factor. */
  async function giveCode(code: string): Promise<boolean> {
    return entered(await sessionApi.giveCode(code))
  }

  function entered(opened: Session): boolean {
    const before = session.value?.account.id
    actInPerson()
    session.value = opened
    known.value = true
    expired.value = false
    return before === undefined || before === opened.account.id
  }

  /** Logs out; where the log-out goes on at the identity provider, if that let the person in. */
  async function end(): Promise<string | null> {
    const { continueAt } = await sessionApi.end()
    actInPerson()
    session.value = null
    return continueAt
  }

  async function changePassword(current: string, next: string): Promise<void> {
    await sessionApi.changePassword(current, next)
    if (session.value) session.value = { ...session.value, mustChangePassword: false }
  }

  async function confirmSecondFactor(code: string): Promise<RecoveryCodes> {
    const codes = await sessionApi.confirmSecondFactor(code)
    if (session.value) session.value = { ...session.value, mustSetUpSecondFactor: false }
    return codes
  }

  function may(permit: Permit): boolean {
    return session.value?.permits.includes(permit) === true
  }

  function expire(): void {
    if (session.value) expired.value = true
  }

  return {
    session,
    expired,
    known,
    name,
    mustChangePassword,
    mustSetUpSecondFactor,
    ensure,
    open,
    giveCode,
    end,
    changePassword,
    confirmSecondFactor,
    may,
    expire,
  }
})
