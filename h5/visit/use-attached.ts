import { computed, type Ref, ref, watch } from 'vue'
import type { VisitForm } from '../../src/server/contract.ts'
import { attachmentShelf, type Put } from './attachment-shelf.ts'
import { visitApi } from './visit-api.ts'

/** Photos and the place of a form: on this device until it is sent, and sent just before it. */
export function useAttached(form: Ref<VisitForm | undefined>) {
  const placeId = ref<string>()
  const photos = computed(() => (form.value?.attached ?? []).filter((id) => id !== placeId.value))

  /** A form that was kept knows ids alone; which of them is the place, the shelf knows. */
  watch(
    () => form.value?.key,
    async () => {
      for (const id of form.value?.attached ?? []) {
        if ((await attachmentShelf.get(id))?.kind === 'place') placeId.value = id
      }
    },
  )

  async function put(what: Put): Promise<void> {
    const id = crypto.randomUUID()
    await attachmentShelf.put(id, what)
    if (what.kind === 'place') placeId.value = id
    if (form.value !== undefined) form.value.attached = [...form.value.attached, id]
  }

  async function drop(id: string | undefined): Promise<void> {
    if (id === undefined || form.value === undefined) return
    form.value.attached = form.value.attached.filter((one) => one !== id)
    if (id === placeId.value) placeId.value = undefined
    await attachmentShelf.remove(id)
  }

  /** What is sent already is sent again without harm: it is known by its id. */
  async function deliver(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const what = await attachmentShelf.get(id)
      if (what?.kind === 'photo') await visitApi.putPhoto(id, what.photo)
      if (what?.kind === 'place') await visitApi.putPlace(id, what)
    }
  }

  async function forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) await attachmentShelf.remove(id)
  }

  return { photos, placeId, put, drop, deliver, forget }
}
