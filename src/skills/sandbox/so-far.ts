import type { Turn } from '../../conversation/skill.ts'
import { reportsSomebody } from '../../language/reported.ts'
import { otherWorry } from '../../language/sticking-points/index.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Fact, Facts } from '../../sales/facts.ts'
import type { Libraries } from '../../sales/library/libraries.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { cuesIn, hangsOn } from '../../sales/tracks/cues.ts'
import { plainName } from '../../sales/who/plain-name.ts'
import type { PointReader } from '../../understanding/point-reading.ts'
import type { Understood } from '../../understanding/understood.ts'
import { namesIn } from '../tone/polished.ts'
import { shortNamesOf } from '../whom/short-names.ts'
import type { Cases } from './cases.ts'
import { asAnswer, factsFrom } from './facts-from-slots.ts'

/** The case a message is about, as it stood before and with what the message told. */
export interface SoFar {
  /** Where the named deal stands; else where the talk has got to, unless this is somebody else. */
  before(turn: Turn, meaning: Understood, deal: Deal | undefined): Promise<Decision | undefined>
  /** The same with what was told now. */
  told(turn: Turn, text: string, meaning: Understood, before: Decision | undefined): Promise<Decision>
}

/** `readPoint`: who is asked where a deal hangs when our own words do not tell it; absent without a language model. */
export function openSoFar(cases: Cases, libraries: Pick<Libraries, 'of'>, readPoint?: PointReader): SoFar {
  return {
    async before(turn, meaning, deal) {
      if (deal !== undefined) return cases.ofDeal(turn, deal)
      const talk = await cases.talkedAbout(turn)
      return talk === undefined || describesAnew(meaning, talk) ? undefined : talk
    },
    async told(turn, text, meaning, before) {
      const { tracks } = await libraries.of(turn.person.tenantId)
      const news = asAnswer(factsFrom(text, meaning, turn.today), turn.memory['pending'])
      const cues = cuesIn(text, tracks)
      const raised = meaning.intents.includes('objection.handle') || reportsSomebody(text)
      const unheard = raised && isUnheard(cues, [before?.facts, news])
      const read = raised && hangsOn(cues).length === 0 ? await pointIn(turn, text, [before?.facts, news]) : undefined
      const point = read ?? (unheard ? otherWorry : undefined)
      const mentioned: Fact<string[]> = {
        value: point === undefined ? cues : [point, ...cues],
        source: read === undefined ? 'said' : 'inferred',
        on: turn.today,
      }
      return cases.told(turn, before, { ...news, mentioned })
    },
  }

  async function pointIn(
    { person, today }: Turn,
    text: string,
    known: readonly (Facts | undefined)[],
  ): Promise<string | undefined> {
    const names = known.flatMap((facts) => (facts === undefined ? [] : namesIn(facts)))
    return text.length < story ? undefined : readPoint?.(text, { tenantId: person.tenantId, today, names })
  }
}

/** A telling shorter than this is a plain pushback, and no story of where a deal hangs: 客户嫌贵，怎么回. */
const story = 16

/** Something was raised, and nothing says what: neither now nor before. */
function isUnheard(cues: readonly string[], known: readonly (Partial<Facts> | undefined)[]): boolean {
  return cues.length === 0 && known.every((facts) => (facts?.objections ?? []).length === 0)
}

/** Another name, another trade or another place is another customer; so is one described again when asking how to advance. */
function describesAnew({ slots, intents }: Understood, { facts }: Decision): boolean {
  const { customer, industry, region } = slots
  if (typeof customer === 'string') return !shortNamesOf(facts.customer?.value ?? '').includes(plainName(customer))
  const differs = (said: string | undefined, known: string | undefined) =>
    said !== undefined && known !== undefined && said !== known
  if (differs(industry, facts.industry?.value) || differs(region, facts.region?.value)) return true
  return (industry !== undefined || region !== undefined) && intents.includes('sandbox.talktrack')
}
