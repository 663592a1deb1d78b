import { sceneNames } from '../../language/scenes.ts'
import { stageLabel } from '../stage.ts'
import { isClause } from '../tracks/clauses.ts'
import { holesIn } from '../tracks/coverage.ts'
import { overlapOf, sameWords, shinglesOf, spokenOf, trigramsOf } from '../tracks/overlap.ts'
import { noWords, unspeakable, wrongBlanks } from '../tracks/spoken.ts'
import { sayTopic, spokenParts, strategyNames, type Track } from '../tracks/track.ts'
import type { Draft, DraftWords, PathDraft, TrackDraft } from './draft.ts'
import type { Library } from './library.ts'
import { trackOf } from './words.ts'

/** Something to be said of words that are being written: a mistake keeps them from being published, a hint does not. */
export interface Finding {
  /** Which field it is about; of a path's stage `stages.<number>`. */
  field: string
  gravity: 'mistake' | 'hint'
  text: string
}

/** What holds for the library as it ships holds for what a company writes: the same checks, said to whoever writes. */
export function findingsOf(draft: DraftWords & Pick<Draft, 'itemId' | 'retires'>, library: Library): Finding[] {
  if (draft.retires) return draft.kind === 'track' ? retiring(draft.itemId, library) : []
  return draft.kind === 'path' ? pathFindings(draft.words) : trackFindings(draft.itemId, draft.words, library)
}

export const fieldNames = {
  name: '名称',
  opening: '开场',
  handling: '应对',
  nextStep: '下一步',
  avoid: '不要说',
  evidence: '带上的证据',
  listeners: '说给谁',
  clauses: '法规依据',
  cues: '触发词',
} as const

/** Characters a field holds, from and to. */
const lengths = {
  name: [2, 14],
  opening: [12, 220],
  handling: [12, 220],
  nextStep: [12, 220],
  avoid: [12, 220],
} as const

function trackFindings(id: string, words: TrackDraft, library: Library): Finding[] {
  const others = library.tracks.filter((track) => track.id !== id)
  return [
    ...(Object.keys(lengths) as (keyof typeof lengths)[]).flatMap((field) => lengthOf(field, words[field])),
    ...spokenParts.flatMap((field) => unspeakable(words[field]).map((text) => mistake(field, text))),
    ...[...spokenParts, 'avoid' as const].flatMap((field) =>
      wrongBlanks(words[field]).map((text) => mistake(field, text)),
    ),
    ...written.flatMap((field) =>
      [words[field]]
        .flat()
        .flatMap(noWords)
        .map((text) => mistake(field, text)),
    ),
    ...wrongBlanks(words.evidence.join('\n')).map((text) => mistake('evidence', text)),
    ...(words.evidence.length === 0 ? [mistake('evidence', '至少写一样能带上的证据')] : []),
    ...words.evidence
      .filter((one) => one.length < 2 || one.length > 40)
      .map(() => mistake('evidence', '每样 2–40 个字')),
    ...words.cues.filter((one) => one.length < 2 || one.length > 10).map(() => mistake('cues', '每个 2–10 个字')),
    ...(words.listeners.length === 0 ? [mistake('listeners', '选至少一种听的人')] : []),
    ...clauseFindings(words),
    ...others.filter(({ name }) => name === words.name).map(() => mistake('name', '已经有一套叫这个名字')),
    ...alike(words, others),
    ...figuresIn(words),
    ...leavesHoles(id, words, library),
  ]
}

const written = ['name', ...spokenParts, 'avoid', 'evidence', 'cues'] as const

function lengthOf(field: keyof typeof lengths, text: string): Finding[] {
  const [least, most] = lengths[field]
  const count = [...text.trim()].length
  if (count === 0) return [mistake(field, `还没写${fieldNames[field]}`)]
  return count < least || count > most ? [mistake(field, `要 ${least}–${most} 个字，现在 ${count} 个`)] : []
}

function clauseFindings({ scene, clauses }: TrackDraft): Finding[] {
  const unknown = spokenParts.flatMap((part) => clauses[part]).filter((id) => !isClause(id))
  if (unknown.length > 0) return [mistake('clauses', `没有这一条法规：${unknown.join('、')}`)]
  if (scene === undefined) return []
  return spokenParts
    .filter((part) => clauses[part].length === 0)
    .map((part) => mistake('clauses', `${sceneNames[scene]}是受监管场景，“${fieldNames[part]}”要写明依据哪一条`))
}

function alike(words: TrackDraft, others: readonly Track[]): Finding[] {
  const own = trigramsOf(spokenOf(words))
  const twins = others.filter((other) => overlapOf(own, shinglesOf(other)) > sameWords)
  return twins.slice(0, 3).map(({ name }) => hint('opening', `和“${name}”有一半以上是一样的话`))
}

/** Words are for every deal; one deal's figures are not. */
function figuresIn(words: TrackDraft): Finding[] {
  return spokenParts.flatMap((part) => {
    const figures = words[part].match(/\d+(?:\.\d+)?\s*(?:万|亿|元|折|%|％)/g) ?? []
    return figures.length === 0 ? [] : [hint(part, `有具体数字（${figures.join('、')}），换一单还说得通吗？`)]
  })
}

/** Said of fewer stages or trades than before, it may leave somebody without words. */
function leavesHoles(id: string, words: TrackDraft, library: Library): Finding[] {
  const before = library.tracks.find((track) => track.id === id)
  const after = trackOf(id, words)
  if (before === undefined || after === undefined) return []
  return holes(before, library, [after]).map((text) => mistake('stages', text))
}

function retiring(id: string, library: Library): Finding[] {
  const track = library.tracks.find((one) => one.id === id)
  return track === undefined ? [] : holes(track, library, []).map((text) => mistake('name', text))
}

function holes(track: Track, { tracks }: Library, instead: readonly Track[]): string[] {
  const others = tracks.filter(({ id }) => id !== track.id)
  const left = holesIn([...others, ...instead], track.objection).length - holesIn(tracks, track.objection).length
  if (left <= 0) return []
  const [what, how] = [sayTopic(track.objection), strategyNames[track.strategy]]
  return [`“${what}”在有的阶段或行业就没有“${how}”可用了，先补一套再停`]
}

function pathFindings({ stages }: PathDraft): Finding[] {
  const names = stages.map(({ name }) => name)
  return stages.flatMap(({ stage, name, exit, usualDays: { from, to } }, at) => {
    const field = `stages.${at}`
    const texts = exit.map(({ text }) => text)
    const said = (wrong: boolean, text: string) => (wrong ? [mistake(field, `${stageLabel[stage]}：${text}`)] : [])
    return [
      ...said(name.length < 2 || name.length > 12, '阶段名要 2–12 个字'),
      ...said(names.indexOf(name) !== at, `阶段名“${name}”重复了`),
      ...said(exit.length < 2 || exit.length > 5, `出口条件要 2–5 条，现在 ${exit.length} 条`),
      ...said(
        texts.some((text) => text.length < 2 || text.length > 40),
        '每条出口条件 2–40 个字',
      ),
      ...[name, ...texts].flatMap(noWords).flatMap((text) => said(true, text)),
      ...said(new Set(texts).size < texts.length, '有两条出口条件一样'),
      ...said(from < 1, '通常天数从 1 天起'),
      ...said(to < from * 2, '通常天数是个大概的范围，上限至少是下限的两倍'),
    ]
  })
}

function mistake(field: string, text: string): Finding {
  return { field, gravity: 'mistake', text }
}

function hint(field: string, text: string): Finding {
  return { field, gravity: 'hint', text }
}
