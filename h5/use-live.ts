import { onMounted, onUnmounted, type Ref, ref } from 'vue'

/** First wait (ms) after a connection that broke for good, and the longest; each try doubles it. */
const firstWait = 1_000
const longestWait = 60_000

interface Live {
  open: Readonly<Ref<boolean>>
  /** Anew, at the address as it is now. */
  begin(): void
}

/**
 * Hears events a server sends for as long as the page is open and seen. What a phone puts to sleep is opened
 * anew when it wakes, what a proxy breaks after a wait that grows.
 */
export function useLive(address: () => string, event: string, hear: (data: unknown) => void): Live {
  const open = ref(false)
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let wait = firstWait

  function begin(): void {
    end()
    if (document.visibilityState !== 'visible') return
    source = new EventSource(address())
    source.addEventListener('open', () => {
      open.value = true
      wait = firstWait
    })
    source.addEventListener(event, ({ data }) => hear(JSON.parse(data)))
    source.addEventListener('error', () => {
      open.value = false
      // Where it tries again by itself it is left to; a refusal it takes as final.
      if (source?.readyState !== EventSource.CLOSED) return
      retry = setTimeout(begin, wait * (0.5 + Math.random() / 2))
      wait = Math.min(2 * wait, longestWait)
    })
  }

  function end(): void {
    clearTimeout(retry)
    source?.close()
    source = undefined
    open.value = false
  }

  onMounted(() => {
    begin()
    document.addEventListener('visibilitychange', begin)
  })
  onUnmounted(() => {
    end()
    document.removeEventListener('visibilitychange', begin)
  })
  return { open, begin }
}
