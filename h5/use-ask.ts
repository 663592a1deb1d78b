import { onMounted, onUnmounted, ref, type ShallowRef, shallowRef } from 'vue'
import { Failed } from './api.ts'

/** Waiting shorter than this (ms) shows nothing: a skeleton that flashes is worse than none. */
const skeletonAfter = 300
/** An answer older than this (ms) is asked again when the person comes back to the page. */
const staleAfter = 30_000

interface Asked<T> {
  answer: Readonly<ShallowRef<T | undefined>>
  failure: Readonly<ShallowRef<Failed | undefined>>
  /** Waiting, and for so long that it should be seen. */
  waiting: Readonly<ShallowRef<boolean>>
  again: () => Promise<void>
}

/**
 * One question to the server for as long as a page is open. A later failure leaves the earlier answer standing. It asks again
 * by itself when the connection returns, and when the person comes back from the chat, where the figures may have moved. Asked
 * once more before it was answered, only the last asking counts: an earlier one may be answered later.
 */
export function useAsk<T>(question: () => Promise<T>): Asked<T> {
  const answer = shallowRef<T>()
  const failure = shallowRef<Failed>()
  const waiting = ref(false)
  let answeredAt = 0
  let askings = 0

  async function again(): Promise<void> {
    askings += 1
    const asking = askings
    const isLast = () => asking === askings
    const patience = setTimeout(() => {
      waiting.value = answer.value === undefined
    }, skeletonAfter)
    try {
      const told = await question()
      if (!isLast()) return
      answer.value = told
      failure.value = undefined
      answeredAt = Date.now()
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown
      if (isLast()) failure.value = thrown
    } finally {
      clearTimeout(patience)
      if (isLast()) waiting.value = false
    }
  }

  function onReturn(): void {
    if (document.visibilityState === 'visible' && Date.now() - answeredAt > staleAfter) void again()
  }

  onMounted(() => {
    void again()
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', onReturn)
  })
  onUnmounted(() => {
    window.removeEventListener('online', again)
    document.removeEventListener('visibilitychange', onReturn)
  })
  return { answer, failure, waiting, again }
}
