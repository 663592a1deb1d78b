import { onMounted, onUnmounted, type Ref, ref } from 'vue'

/** Whether there is room for a page beside the chat: the same width at which the style sheets make columns. */
export function useWide(): Readonly<Ref<boolean>> {
  const query = matchMedia('(min-width: 62rem)')
  const wide = ref(query.matches)
  const look = () => {
    wide.value = query.matches
  }
  onMounted(() => query.addEventListener('change', look))
  onUnmounted(() => query.removeEventListener('change', look))
  return wide
}
