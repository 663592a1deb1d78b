import { onMounted, onUnmounted, ref, shallowRef, watch } from 'vue'
import type { VisitForm, VisitPage, VisitPreview, VisitState } from '../../src/server/contract.ts'
import { Failed } from '../api.ts'
import { openKeptVisit } from './kept-visit.ts'
import { useAttached } from './use-attached.ts'
import { visitApi } from './visit-api.ts'

/** Words are looked at when nothing was typed for so long (ms). */
const pauseMs = 700
/** How often it is asked whether a form is written (ms), and how many times. */
const askEveryMs = 400
const asks = 25
/** What waits for a connection is tried this often (ms), for not every phone says when it has one. */
const retryMs = 10_000

type Field = VisitForm['touched'][number]

/** A visit being filled in: filled further from the words, kept on the device, looked at, sent once, taken back. */
export function useVisit(about: Record<string, string>) {
  const kept = openKeptVisit(about)
  const page = shallowRef<VisitPage>()
  const form = ref<VisitForm>()
  const preview = shallowRef<VisitPreview>()
  const state = shallowRef<VisitState>()
  const failure = shallowRef<Failed>()
  const busy = ref(false)
  const waits = ref(false)
  const attached = useAttached(form)
  let pause: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    await attempt(async () => {
      const opened = await visitApi.begin(about)
      page.value = opened
      state.value = opened.filed
      const mine = kept.read(opened.person)
      // One kept by an earlier version of the page knows of no photos.
      form.value = mine === undefined ? opened.form : { ...mine.form, attached: mine.form.attached ?? [] }
      if (mine?.waits !== true) return
      waits.value = true
      await send(mine.seen)
    })
  }

  watch(form, () => keep(), { deep: true })
  watch(
    () => form.value?.note,
    (_now, before) => {
      if (before === undefined) return
      clearTimeout(pause)
      pause = setTimeout(() => void fill(), pauseMs)
    },
  )

  function keep(): void {
    if (form.value === undefined || page.value === undefined || state.value?.state === 'filed') return
    const { person } = page.value
    const seen = preview.value?.seen
    kept.keep({ person, form: form.value, waits: waits.value, ...(seen === undefined ? {} : { seen }) })
  }

  /** What was set by hand stays; the rest follows the words. Without a connection they are looked at when it is sent. */
  async function fill(): Promise<void> {
    const asked = form.value
    if (asked === undefined || asked.note === asked.read) return
    try {
      const filled = await visitApi.fill(asked)
      if (form.value?.note === asked.note) form.value = { ...filled, touched: form.value.touched }
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown
    }
  }

  function touch(field: Field): void {
    const touched = form.value?.touched
    if (touched !== undefined && !touched.includes(field)) touched.push(field)
    preview.value = undefined
  }

  async function changeDeal(): Promise<void> {
    touch('deal')
    if (form.value === undefined) return
    form.value.read = ''
    await fillAnew()
  }

  async function fillAnew(): Promise<void> {
    const asked = form.value
    if (asked === undefined) return
    await attempt(async () => {
      form.value = await visitApi.fill(asked)
    })
  }

  async function look(): Promise<void> {
    await attempt(async () => {
      await fill()
      if (form.value !== undefined) preview.value = await visitApi.preview(form.value)
    })
  }

  async function confirm(): Promise<void> {
    await attempt(() => send(preview.value?.seen))
  }

  async function send(seen: string | undefined): Promise<void> {
    const sent = form.value
    if (sent === undefined) return
    try {
      await attached.deliver(sent.attached)
      const answered = await visitApi.submit({ form: sent, ...(seen === undefined ? {} : { seen }) })
      waits.value = false
      state.value = await settled(sent.key, answered, 'filed')
      if (state.value.state === 'filed') {
        kept.forget()
        await attached.forget(sent.attached)
      }
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown
      waits.value = thrown.unreached
      keep()
      if (thrown.unreached) return
      preview.value = undefined
      throw thrown
    }
  }

  async function undo(): Promise<void> {
    const key = form.value?.key
    if (key === undefined) return
    await attempt(async () => {
      state.value = await settled(key, await visitApi.undo(key), 'undone')
    })
  }

  async function settled(key: string, first: VisitState, wanted: VisitState['state']): Promise<VisitState> {
    let now = first
    for (let asked = 0; asked < asks && now.state !== wanted; asked++) {
      await new Promise((resolve) => setTimeout(resolve, askEveryMs))
      now = await visitApi.stateOf(key)
    }
    return now
  }

  async function attempt(deed: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    failure.value = undefined
    try {
      await deed()
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown
      failure.value = thrown
    } finally {
      busy.value = false
    }
  }

  function onLine(): void {
    if (waits.value) void attempt(() => send(preview.value?.seen))
  }

  const retry = setInterval(onLine, retryMs)
  onMounted(() => {
    void load()
    window.addEventListener('online', onLine)
  })
  onUnmounted(() => {
    clearTimeout(pause)
    clearInterval(retry)
    window.removeEventListener('online', onLine)
  })
  return { page, form, attached, preview, state, failure, busy, waits, load, touch, changeDeal, look, confirm, undo }
}
