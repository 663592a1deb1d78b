import { type Facts, nothingKnown } from '../../sales/facts.ts'
import type { TrackDraft } from '../../sales/library/draft.ts'
import { type Finding, fieldNames, findingsOf } from '../../sales/library/findings.ts'
import type { Library } from '../../sales/library/library.ts'
import { trackOf } from '../../sales/library/words.ts'
import { offersFor, offersOf } from '../../sales/sandbox/offers.ts'
import { explained, type Piece } from '../../sales/tracks/explain.ts'
import { spokenParts } from '../../sales/tracks/track.ts'

/** Words tried on a deal 试一下: as a rep would see them, and whether they would. */
export interface Tried {
  parts: { label: string; pieces: Piece[] }[]
  standing: string
  findings: Finding[]
}

/** Tries words on a deal's facts. Nothing is written. */
export function tryOut(words: TrackDraft, itemId: string | undefined, facts: Facts, library: Library): Tried {
  const id = itemId ?? `${words.objection.toLowerCase()}-${words.strategy}-own`
  return {
    parts: [...spokenParts, 'avoid' as const].map((part) => ({
      label: fieldNames[part],
      pieces: explained(words[part], facts),
    })),
    standing: standingOf(words, id, facts, library),
    findings: findingsOf({ kind: 'track', itemId: id, words, retires: false }, library),
  }
}

function standingOf(words: TrackDraft, id: string, facts: Facts, { tracks }: Library): string {
  const track = trackOf(id, words)
  if (track === undefined) return '写完整之后，才看得出这一单会不会给出它。'
  const all = [...tracks.filter((one) => one.id !== id), track]
  const three = offersFor(facts, 0, all)
  if (three.some(({ trackId }) => trackId === id)) return '发布之后，这一单的三套里就有它。'
  if (!offersOf(all, facts, 0).some(({ trackId }) => trackId === id)) {
    return '这一单用不上它：行业、阶段或监管场景不合。'
  }
  const instead = three.find(({ strategy }) => strategy === track.strategy)
  return instead === undefined ? '这一单用不上它。' : `同样的打法，这一单先给“${instead.name}”，它更贴这一单的情况。`
}

const said = <T>(value: T) => ({ value, source: 'supposed' as const, on: '2026-11-24' })

/** A deal to try words on where somebody has none, or may see none. */
export const exampleName = '示例：华东某三甲医院设备科'
export const exampleFacts: Facts = {
  ...nothingKnown,
  industry: said('医疗' as const),
  product: said('监护仪'),
  budget: said({ min: 80_000_000, max: 80_000_000 }),
  competitors: said(['迈瑞']),
  contacts: [
    { name: '张主任', title: '主任', role: said('TB' as const) },
    { name: '李院长', title: '院长', role: said('EB' as const) },
  ],
}
