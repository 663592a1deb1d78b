import type { Day } from '../../language/calendar.ts'
import { bearingOf, type KnownChallenge } from '../assessment/challenge.ts'
import type { Axis, Behaviour } from './behaviour.ts'
import { behaviours } from './index.ts'
import { type Measured, type Standard, tooLittle } from './measured.ts'
import { type BehaviourSettingsNow, settingKey } from './settings.ts'
import { without } from './without.ts'
import type { Window, Work } from './work.ts'

/** One person’s habits, and the three sides they make 销售健康度. */
export interface Health {
  parts: readonly HealthPart[]
  axes: readonly AxisHealth[]
}

export interface HealthPart {
  behaviour: Behaviour
  standard: Standard
  measured: Measured
  /** Whose it is contests it, and nobody has answered yet. */
  contested: boolean
  /** Contested with success: not measured until that day. */
  asideUntil?: Day
}

/** 0…100; absent while nothing of it is known. `known` of its `parts` could be measured. */
export interface AxisHealth {
  axis: Axis
  score?: number
  known: number
  parts: number
}

export const axes: readonly Axis[] = ['节奏', '内容', '协同']

/** `challenges`: those of this person. */
export function healthOf(
  work: Work,
  window: Window,
  settings: BehaviourSettingsNow,
  challenges: readonly KnownChallenge[] = [],
): Health {
  const parts = behaviours.flatMap((behaviour): HealthPart[] => {
    const setting = settings.get(settingKey(behaviour.id, work.person.role))
    if (setting?.on === false) return []
    const standard = setting?.standard ?? behaviour.standard
    const { contested, asideUntil, without: left } = bearingOf(challenges, `habit ${behaviour.id}`, window.to)
    if (asideUntil !== undefined) return [{ behaviour, standard, measured: tooLittle(0), contested, asideUntil }]
    return [{ behaviour, standard, measured: behaviour.measure(without(work, left), window, standard), contested }]
  })
  return { parts, axes: axes.map((axis) => axisOf(axis, parts)) }
}

function axisOf(axis: Axis, all: readonly HealthPart[]): AxisHealth {
  const parts = all.filter(({ behaviour }) => behaviour.axis === axis)
  const scores = parts.flatMap((part) => scoreOf(part) ?? [])
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  return {
    axis,
    known: scores.length,
    parts: parts.length,
    ...(scores.length === 0 ? {} : { score: Math.round(mean) }),
  }
}

/** A healthy value is 100 and the warning 50; in between and as far beyond along the same line. */
function scoreOf({ standard: { healthy, warning }, measured: { value } }: HealthPart): number | undefined {
  if (value === undefined) return undefined
  return Math.min(100, Math.max(0, 100 - (50 * (healthy - value)) / (healthy - warning)))
}
