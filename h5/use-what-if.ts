import { computed, ref, shallowRef } from 'vue'
import type { WhatIfResult } from '../src/server/contract.ts'
import { api, Failed } from './api.ts'

/** One "what if" over a decision: levers switched on, a hypothesis said, and what came of both together. */
export function useWhatIf(decisionId: string) {
  const levers = ref<string[]>([])
  const hypothesis = ref('')
  const result = shallowRef<WhatIfResult>()
  const failure = shallowRef<Failed>()
  const pending = ref(false)
  const supposed = computed(() => levers.value.length > 0 || hypothesis.value !== '')
  let latest = 0

  /** Switches fast, answers slow: only the last question's answer counts. */
  async function suppose(): Promise<void> {
    const mine = ++latest
    failure.value = undefined
    if (!supposed.value) {
      result.value = undefined
      pending.value = false
      return
    }
    pending.value = true
    try {
      const answer = await api.whatIf(decisionId, {
        ...(levers.value.length > 0 && { levers: levers.value }),
        ...(hypothesis.value !== '' && { text: hypothesis.value }),
      })
      if (mine === latest) result.value = answer
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown
      if (mine === latest) failure.value = thrown
    } finally {
      if (mine === latest) pending.value = false
    }
  }

  function forget(): void {
    levers.value = []
    hypothesis.value = ''
    void suppose()
  }

  return { levers, hypothesis, result, failure, pending, supposed, suppose, forget }
}
