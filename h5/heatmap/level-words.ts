import type { HeatmapRow } from '../../src/server/contract.ts'

type Level = HeatmapRow['cells'][number]['level']

/** A number and a word for each level, so that lightness is never all there is to tell it by. */
export const levelWords: Record<Level, { mark: string; word: string }> = {
  high: { mark: '2', word: '高' },
  watch: { mark: '1', word: '留意' },
  none: { mark: '0', word: '正常' },
  'not-applicable': { mark: '–', word: '不适用' },
}
