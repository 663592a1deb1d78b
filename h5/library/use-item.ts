import { onMounted, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import type { LibraryItem } from '../../src/server/contract.ts'
import { Failed } from '../api.ts'
import { libraryApi } from './library-api.ts'

interface Item {
  item: Readonly<ShallowRef<LibraryItem | undefined>>
  failure: Readonly<ShallowRef<Failed | undefined>>
  busy: Readonly<Ref<boolean>>
  look(): Promise<void>
  /** Does something with the item; `false` where it was refused, and `failure` says why. What is answered takes its place. */
  deal(deed: () => Promise<LibraryItem | undefined>): Promise<boolean>
}

/** One thing of the library, and what is done with it. */
export function useItem(where: () => string | undefined): Item {
  const item = shallowRef<LibraryItem>()
  const failure = shallowRef<Failed>()
  const busy = ref(false)

  async function deal(deed: () => Promise<LibraryItem | undefined>): Promise<boolean> {
    busy.value = true
    try {
      item.value = (await deed()) ?? item.value
      failure.value = undefined
      return true
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown
      failure.value = thrown
      return false
    } finally {
      busy.value = false
    }
  }

  async function look(): Promise<void> {
    const place = where()
    if (place !== undefined) await deal(() => libraryApi.item(place))
  }

  onMounted(look)
  return { item, failure, busy, look, deal }
}
