import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { industries } from '../../../language/industries.ts'
import { buyingRoles } from '../../../language/roles.ts'
import { scenes } from '../../../language/scenes.ts'
import { wares } from '../../../language/wares.ts'
import { signNames } from '../../paths/path.ts'
import { ladder } from '../../stage.ts'
import { everyClause } from '../../tracks/clauses.ts'
import { strategies, topics } from '../../tracks/track.ts'
import type { PathDraft, TrackDraft } from '../draft.ts'
import { asShipped } from '../library.ts'
import { pathDraftOf, trackDraftOf } from '../words.ts'
import type { Entry } from './entry.ts'
import { readMarkdown } from './markdown-in.ts'
import { pathsAsMarkdown, tracksAsMarkdown } from './markdown-out.ts'
import { readPath } from './read-path.ts'
import { readTrack } from './read-track.ts'
import { readSheetEntries } from './sheet-in.ts'
import { pathsAsRows, tracksAsRows } from './sheet-out.ts'
import { tidy, tidyLine } from './tidy.ts'

/** What people write, with everything that a reader could stumble over. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '开场',
    '开场：',
    '- ',
    '1. ',
    '# ',
    '\n',
    '\n\n',
    '  ',
    '**',
    '\\',
    '> ',
    '---',
    '；',
    '、',
    '：',
    '（看：',
    '）',
    '· ',
    '价钱先放一边',
    '{称呼}',
    '[{预算}里，]',
    '阶段',
    '线索',
    '话术',
    '无',
    '都行',
    '=1+1',
    '<b>',
    '\t',
    '_x000D_',
    '2026-01-02',
    '007',
  ),
)
const text = fc.array(piece, { maxLength: 6 }).map((all) => tidy(all.join('')))
const line = text.map(tidyLine)
const items = (of: fc.Arbitrary<string>) =>
  fc.array(
    of.filter((item) => item !== ''),
    { maxLength: 4 },
  )
const some = <T>(of: readonly T[]) => fc.subarray([...of])
const resting = fc.subarray(
  everyClause.map(({ id }) => id),
  { maxLength: 12 },
)

const trackWords: fc.Arbitrary<TrackDraft> = fc.record(
  {
    objection: fc.constantFrom(...topics),
    strategy: fc.constantFrom(...strategies),
    name: line,
    opening: text,
    handling: text,
    nextStep: text,
    avoid: text,
    evidence: items(line),
    listeners: some(buyingRoles),
    stages: some(ladder),
    industries: some(industries),
    scene: fc.constantFrom(...scenes),
    ware: fc.constantFrom(...wares),
    clauses: fc.record({ opening: resting, handling: resting, nextStep: resting }),
    cues: items(line),
  },
  {
    requiredKeys: [
      'objection',
      'strategy',
      'name',
      'opening',
      'handling',
      'nextStep',
      'avoid',
      'evidence',
      'listeners',
      'stages',
      'industries',
      'clauses',
      'cues',
    ],
  },
)

const stage = (rung: (typeof ladder)[number]): fc.Arbitrary<PathDraft['stages'][number]> =>
  fc.record({
    stage: fc.constant(rung),
    name: line,
    exit: fc.uniqueArray(
      fc.record(
        { text: line.filter((each) => each !== ''), shownBy: fc.constantFrom(...signNames) },
        { requiredKeys: ['text'] },
      ),
      { selector: (one) => one.text, maxLength: 4 },
    ),
    usualDays: fc.record({ from: fc.nat(3650), to: fc.nat(3650) }),
  })
const pathWords: fc.Arbitrary<PathDraft> = fc.tuple(...ladder.map(stage)).map((stages) => ({ stages }))

const standing = { itemId: 'price-clarify', version: 2, retired: false }
const asSheet = ({ rows }: { rows: readonly string[][] }) => ({
  rows: rows.map((cells, at) => ({ line: at + 1, cells })),
  unreadable: [],
  notes: [],
})

/** Both forms, each with how it is read. */
const forms = [
  {
    form: 'Markdown',
    tracks: (words: TrackDraft[]) =>
      readMarkdown(tracksAsMarkdown(words.map((each) => ({ ...standing, words: each })))),
    paths: (words: PathDraft[]) =>
      readMarkdown(pathsAsMarkdown(words.map((each) => ({ ...standing, name: '通用', words: each })))),
  },
  {
    form: 'a sheet',
    tracks: (words: TrackDraft[]) =>
      readSheetEntries(asSheet(tracksAsRows(words.map((each) => ({ ...standing, words: each }))))).entries,
    paths: (words: PathDraft[]) =>
      readSheetEntries(asSheet(pathsAsRows(words.map((each) => ({ ...standing, name: '通用', words: each }))))).entries,
  },
]

function trackIn(entry: Entry | undefined): TrackDraft | undefined {
  return entry?.kind === 'track' ? readTrack(entry, undefined).words : undefined
}

function pathIn(entry: Entry | undefined, before: PathDraft): PathDraft | undefined {
  return entry?.kind === 'path' ? readPath(entry, before).words : undefined
}

describe.each(forms)('what is written as $form reads back the same', ({ tracks, paths }) => {
  test('whatever a track says', () => {
    fc.assert(
      fc.property(fc.array(trackWords, { minLength: 1, maxLength: 3 }), (all) => {
        const entries = tracks(all)
        expect(entries.map(trackIn)).toEqual(all)
        expect(entries.flatMap(({ remarks }) => remarks)).toEqual([])
      }),
      { numRuns: 120 },
    )
  })

  test('whatever a path says', () => {
    const [general] = asShipped.paths
    if (general === undefined) throw new Error('no path')
    fc.assert(
      fc.property(pathWords, (words) => {
        const entries = paths([words])
        expect(entries).toHaveLength(1)
        expect(pathIn(entries[0], pathDraftOf(general))).toEqual(words)
      }),
      { numRuns: 80 },
    )
  })

  test('all that ships', () => {
    const all = asShipped.tracks.map(trackDraftOf)
    expect(tracks(all).map(trackIn)).toEqual(all)
    for (const path of asShipped.paths) {
      const words = pathDraftOf(path)
      expect(pathIn(paths([words])[0], words)).toEqual(words)
    }
  })
})
