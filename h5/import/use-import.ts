import { onUnmounted, ref, shallowRef } from 'vue'
import type { Basis, ImportDryRun, ImportKind, ImportReading, ImportState, Mapping } from '../../src/server/contract.ts'
import { Failed } from '../api.ts'
import { importApi, type Settled } from './import-api.ts'

/** How often (ms) a running import is asked how far it is. */
const askEvery = 700

/** One file on its way in: picked, mapped, tried, brought in. A step that fails leaves the one before it standing. */
export function useImport() {
  const reading = shallowRef<ImportReading>()
  const trial = shallowRef<ImportDryRun>()
  const state = shallowRef<ImportState>()
  const failure = shallowRef<Failed>()
  const busy = ref(false)
  let gone = false
  onUnmounted(() => {
    gone = true
  })

  const pick = (file: File, kind: ImportKind) =>
    step(async () => {
      reading.value = await importApi.upload(file, kind)
      trial.value = undefined
      state.value = undefined
    })

  /** A file that was sent into the chat. */
  const resume = (uploadId: string) =>
    step(async () => {
      reading.value = await importApi.uploaded(uploadId)
    })

  /** Another mapping: what was tried with the old one no longer counts. */
  const choose = (mapping: Mapping) =>
    step(async () => {
      if (reading.value === undefined) return
      reading.value = { ...reading.value, mapping }
      trial.value = undefined
      reading.value = await importApi.read(reading.value.uploadId, mapping)
    })

  const tryOut = (basis: Basis | undefined) =>
    step(async () => {
      if (reading.value === undefined) return
      trial.value = await importApi.tryOut(reading.value.uploadId, settled(reading.value, basis))
    })

  /** Which names are one customer's: what it comes to is tried at once. */
  const decide = (same: Mapping['same'], basis: Basis | undefined) =>
    step(async () => {
      if (reading.value === undefined) return
      const { mapping, ...read } = reading.value
      reading.value = { ...read, mapping: { ...mapping, same: { ...mapping.same, ...same } } }
      trial.value = await importApi.tryOut(reading.value.uploadId, settled(reading.value, basis))
    })

  const run = (basis: Basis | undefined) =>
    step(async () => {
      if (reading.value === undefined) return
      state.value = await importApi.run(reading.value.uploadId, settled(reading.value, basis))
      await follow(state.value.id)
    })

  async function follow(id: string): Promise<void> {
    while (!gone) {
      const now = await importApi.state(id)
      state.value = now
      if (now.state !== 'running') return
      await new Promise((resolve) => setTimeout(resolve, askEvery))
    }
  }

  function back(): void {
    failure.value = undefined
    if (trial.value !== undefined && state.value === undefined) trial.value = undefined
    else forget()
  }

  function forget(): void {
    reading.value = undefined
    trial.value = undefined
    state.value = undefined
    failure.value = undefined
  }

  async function step(work: () => Promise<void>): Promise<void> {
    busy.value = true
    failure.value = undefined
    try {
      await work()
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown
      failure.value = thrown
    } finally {
      busy.value = false
    }
  }

  return { reading, trial, state, failure, busy, pick, resume, choose, tryOut, decide, run, back, forget }
}

function settled({ mapping }: ImportReading, basis: Basis | undefined): Settled {
  return { mapping, ...(basis === undefined ? {} : { basis }) }
}
