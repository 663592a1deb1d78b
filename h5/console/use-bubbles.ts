import { onUnmounted, type Ref, ref, shallowRef, watch } from 'vue'
import type { Bubble } from '../../src/server/contract.ts'

/** A stream that was refused outright is opened again after this long (ms); one that merely broke, the browser reopens by itself. */
const reopenAfter = 3_000

/** One person's chat, live. The stream begins with the transcript, so that a reconnect mends whatever was missed. */
export function useBubbles(as: Readonly<Ref<string>>) {
  const bubbles = shallowRef<readonly Bubble[]>([])
  const live = ref(false)
  let stream: EventSource | undefined
  let reopening: ReturnType<typeof setTimeout> | undefined

  function close(): void {
    stream?.close()
    clearTimeout(reopening)
    live.value = false
  }

  function open(): void {
    close()
    if (as.value === '') return
    stream = new EventSource(`/console/api/stream?${new URLSearchParams({ as: as.value })}`)
    stream.addEventListener('open', () => {
      live.value = true
    })
    stream.addEventListener('bubble', ({ data }: MessageEvent<string>) => {
      bubbles.value = withBubble(bubbles.value, JSON.parse(data))
    })
    stream.addEventListener('error', () => {
      live.value = false
      if (stream?.readyState === EventSource.CLOSED) reopening = setTimeout(open, reopenAfter)
    })
  }

  watch(
    as,
    () => {
      bubbles.value = []
      open()
    },
    { immediate: true },
  )
  onUnmounted(close)
  return { bubbles, live }
}

/** A bubble seen before is redrawn where it stands; a new one comes last. */
function withBubble(bubbles: readonly Bubble[], bubble: Bubble): readonly Bubble[] {
  return bubbles.some(({ id }) => id === bubble.id)
    ? bubbles.map((old) => (old.id === bubble.id ? bubble : old))
    : [...bubbles, bubble]
}
