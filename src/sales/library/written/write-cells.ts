import { clausesOf, sayClause } from '../../tracks/clauses.ts'
import { choices } from '../choices.ts'
import type { PathDraft, TrackDraft } from '../draft.ts'
import { writeCriterion } from './criterion.ts'
import type { StageField, TrackField } from './fields.ts'
import { anyMark, writeItems } from './items.ts'
import { tidy, tidyLine } from './tidy.ts'
import { industryChoices, sayChosen } from './vocabulary.ts'

/** What a file says of a talk-track beside its words. */
export interface Standing {
  itemId: string
  /** The company's edition; 0 is what ships. */
  version: number
  retired: boolean
}

/** A talk-track as a file has it, by field; reading it gives the same track again. */
export function trackCells(words: TrackDraft, { itemId, version, retired }: Standing): Record<TrackField, string> {
  const resting = (ids: readonly string[]) => ids.map((id) => clausesOf([id]).map(sayClause)[0] ?? id).join('\n')
  return {
    id: itemId,
    version: String(version),
    state: retired ? '停用' : '在用',
    name: tidyLine(words.name),
    objection: named(words.objection, choices.topics),
    strategy: named(words.strategy, choices.strategies),
    opening: tidy(words.opening),
    handling: tidy(words.handling),
    nextStep: tidy(words.nextStep),
    avoid: tidy(words.avoid),
    evidence: items(words.evidence),
    listeners: words.listeners.length === 0 ? '' : sayChosen(words.listeners, choices.roles),
    stages: sayChosen(words.stages, choices.stages),
    industries: sayChosen(words.industries, industryChoices),
    ware: named(words.ware, choices.wares) || '都行',
    scene: named(words.scene, choices.scenes) || '不是',
    openingClauses: resting(words.clauses.opening),
    handlingClauses: resting(words.clauses.handling),
    nextStepClauses: resting(words.clauses.nextStep),
    cues: items(words.cues, anyMark),
  }
}

/** A path's stage as a file has it. */
export function stageCells({ stage, name, usualDays, exit }: PathDraft['stages'][number]): Record<StageField, string> {
  const { from, to } = usualDays
  return {
    stage: named(stage, choices.stages),
    name: tidyLine(name),
    days: `${from}–${to}`,
    from: String(from),
    to: String(to),
    exit: writeItems(exit.map(writeCriterion).filter((text) => text !== '')),
  }
}

function named<Value extends string>(value: Value | undefined, of: readonly { value: Value; label: string }[]): string {
  return of.find((one) => one.value === value)?.label ?? ''
}

function items(all: readonly string[], between?: RegExp): string {
  return writeItems(
    all.map(tidyLine).filter((item) => item !== ''),
    between,
  )
}
