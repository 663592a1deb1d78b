import { onMounted, onUnmounted } from 'vue'

/** Often enough to be called live, seldom enough for a phone's battery. */
const everyMs = 10_000

/** Does something again and again for as long as the page is open and seen. */
export function useWhileVisible(act: () => Promise<void>): void {
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    timer = setInterval(() => {
      if (document.visibilityState === 'visible') void act()
    }, everyMs)
  })
  onUnmounted(() => clearInterval(timer))
}
