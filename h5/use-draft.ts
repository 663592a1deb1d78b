import { type Ref, ref, watch } from 'vue'

/** Words being typed, kept through a reload: iOS drops a page in the background and opens it blank on return. */
export function useDraft(key: string): Ref<string> {
  const kept = `draft:${key}`
  const draft = ref(sessionStorage.getItem(kept) ?? '')
  watch(draft, (words) => (words === '' ? sessionStorage.removeItem(kept) : sessionStorage.setItem(kept, words)))
  return draft
}
