import { computed, reactive, ref, watch } from 'vue'
import type { HeatmapNews, HeatmapRow } from '../../src/server/contract.ts'
import { useAsk } from '../use-ask.ts'
import { useLive } from '../use-live.ts'
import { useWhileVisible } from '../use-while-visible.ts'
import { heatmapApi } from './heatmap-api.ts'
import { heatmapPath, type Wanted } from './wanted.ts'

/** While news comes by itself, the whole is still asked for now and then (ms): a deal that is over makes no news. */
const wholeEvery = 60_000

/** The map as it is wanted, kept up to date while it is seen: by what the server sends, else by asking every ten seconds. */
export function useHeatmap() {
  const wanted = reactive<Wanted>({ owner: '', team: '', stage: '', atLeast: '' })
  const news = ref(new Map<string, HeatmapRow>())
  let askedAt = 0
  const asked = useAsk(async () => {
    const map = await heatmapApi.heatmap(heatmapPath('/api/heatmap', wanted))
    askedAt = Date.now()
    news.value = new Map()
    return map
  })
  const live = useLive(
    () => heatmapPath('/api/heatmap/live', wanted),
    'rows',
    (data) => {
      const { signals, rows } = data as HeatmapNews
      if (signals !== asked.answer.value?.signals.length) return void asked.again()
      news.value = new Map([...news.value, ...rows.map((row) => [row.dealId, row] as const)])
    },
  )
  useWhileVisible(async () => {
    if (!live.open.value || Date.now() - askedAt > wholeEvery) await asked.again()
  })
  watch(wanted, () => {
    void asked.again()
    live.begin()
  })

  const rows = computed(() => {
    const whole = asked.answer.value?.rows ?? []
    if (news.value.size === 0) return whole
    const before = whole.filter(({ dealId }) => !news.value.has(dealId))
    return [...news.value.values(), ...before].sort((one, other) => weightOf(other) - weightOf(one))
  })
  return { ...asked, wanted, rows, live: live.open }
}

function weightOf({ cells }: HeatmapRow): number {
  return cells.reduce((sum, { level }) => sum + (level === 'high' ? 3 : level === 'watch' ? 1 : 0), 0)
}
