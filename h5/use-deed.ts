import { ref, type ShallowRef, shallowRef } from 'vue'
import { Failed } from './api.ts'

interface Deeds {
  busy: Readonly<ShallowRef<boolean>>
  /** Why the last deed was refused; absent once another is tried. */
  refused: Readonly<ShallowRef<Failed | undefined>>
  run: (deed: () => Promise<void>) => Promise<void>
  /** The last deed once more. */
  again: () => Promise<void>
  /** The page is looked at anew: what was refused before is no news any more. */
  forget: () => void
}

/** What somebody does on a page, one thing at a time: a refusal is kept for the page to show, anything else is a fault and thrown. */
export function useDeed(): Deeds {
  const busy = ref(false)
  const refused = shallowRef<Failed>()
  let last: () => Promise<void> = async () => {}

  async function run(deed: () => Promise<void>): Promise<void> {
    last = deed
    busy.value = true
    refused.value = undefined
    try {
      await deed()
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown
      refused.value = thrown
    } finally {
      busy.value = false
    }
  }

  function forget(): void {
    refused.value = undefined
  }

  return { busy, refused, run, again: () => run(last), forget }
}
