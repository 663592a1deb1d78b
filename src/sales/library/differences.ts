import { roleNames } from '../../language/roles.ts'
import { sceneNames } from '../../language/scenes.ts'
import { wareNames } from '../../language/wares.ts'
import { stageLabel } from '../stage.ts'
import { clausesOf, sayClause } from '../tracks/clauses.ts'
import type { PathDraft, TrackDraft } from './draft.ts'
import { fieldNames } from './findings.ts'

/** One thing that reads otherwise than before; empty where there was nothing, or is nothing now. */
export interface Difference {
  label: string
  before: string
  after: string
}

/** A track's words as lines that can be held against each other. */
export function linesOfTrack(words: TrackDraft): Record<string, string> {
  const resting = Object.values(words.clauses).flat()
  return {
    [fieldNames.name]: words.name,
    [fieldNames.opening]: words.opening,
    [fieldNames.handling]: words.handling,
    [fieldNames.nextStep]: words.nextStep,
    [fieldNames.avoid]: words.avoid,
    [fieldNames.evidence]: words.evidence.join('；'),
    [fieldNames.listeners]: words.listeners.map((role) => roleNames[role]).join('、'),
    阶段: words.stages.length === 0 ? '都行' : words.stages.map((stage) => stageLabel[stage]).join('、'),
    行业: words.industries.length === 0 ? '都行' : words.industries.join('、'),
    产品形态: words.ware === undefined ? '' : wareNames[words.ware],
    受监管场景: words.scene === undefined ? '' : sceneNames[words.scene],
    [fieldNames.clauses]: clausesOf(resting).map(sayClause).join('；'),
    [fieldNames.cues]: words.cues.join('、'),
  }
}

/** The same of a path, a line for each of its stages. */
export function linesOfPath({ stages }: PathDraft): Record<string, string> {
  return Object.fromEntries(
    stages.map(({ stage, name, exit, usualDays: { from, to } }) => [
      stageLabel[stage],
      `${name}，${from}–${to} 天；${exit.map(({ text }) => text).join('；')}`,
    ]),
  )
}

/** What reads otherwise. */
export function differencesOf(before: Record<string, string>, after: Record<string, string>): Difference[] {
  return Object.keys({ ...before, ...after })
    .map((label) => ({ label, before: before[label] ?? '', after: after[label] ?? '' }))
    .filter((one) => one.before !== one.after)
}
