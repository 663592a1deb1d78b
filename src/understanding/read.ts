import type { LinearModel } from '../language/linear-model.ts'
import { stickingPointsIn } from '../language/sticking-points/index.ts'
import { judgesTracks } from './boundaries/judges-tracks.ts'
import { isMereQuestion } from './boundaries/mere-question.ts'
import { isMereTime } from './boundaries/mere-time.ts'
import {
  addsMore,
  isMeetingOff,
  isStillOpen,
  isStillToCome,
  keepsEntry,
  keepsTeam,
  ordersChange,
  remindsRep,
  wantsPapers,
  wantsWish,
} from './boundaries/said-orders.ts'
import { settledByForm } from './boundaries/settled-by-form.ts'
import { isRivalsTouch, tellsOfSomebody } from './boundaries/told.ts'
import { type Facts, readFacts } from './facts.ts'
import { ruledIntents } from './intents.ts'
import { type Beliefs, beliefsOf } from './learned/beliefs.ts'
import { decideIntents, type Given } from './learned/decide-intents.ts'
import { intentFeatures, type Ruled } from './learned/intent-features.ts'
import type { NameTagger } from './learned/name-tagger.ts'
import { settleNames } from './learned/named.ts'
import { enoughForCustomer } from './learned/surely-named.ts'
import { type Message, readMessage } from './message.ts'
import { type Organisations, readOrganisations } from './slots/organisations.ts'
import type { Heard, Intent } from './understood.ts'
import { veil } from './veil.ts'

/** A message with its names and facts, and what the rules made of it. */
export interface Reading {
  message: Message
  /** The same with every name hidden from phrases. */
  veiled: Message
  facts: Facts
  /** The organisations as the rules alone hear them. */
  heardByRules: Organisations
  ruled: Ruled
  /** What its form alone settles. */
  form: Intent | undefined
}

export function read(text: string, heard: Heard, names: NameTagger): Reading {
  const plain = readMessage(text, heard)
  const heardByRules = readOrganisations(plain)
  const { message, organisations } = settleNames(plain, heardByRules, names)
  const facts = readFacts(message, organisations)
  const veiled = { ...message, clauses: veil(message, organisations) }
  return { message, veiled, facts, heardByRules, ruled: ruledIntents(veiled, facts), form: settledByForm(message) }
}

/** What a reading is believed to be for. */
export interface Decision {
  beliefs: Beliefs
  given: Given
  intents: Intent[]
}

export function decide({ message, veiled, facts, ruled, form }: Reading, model: LinearModel<Intent>): Decision {
  const given = {
    ruled: ruled.intents,
    stageless: facts.stage.stage === undefined,
    placed: facts.placed || message.pending[0] !== '' || message.heard.context?.deal !== undefined,
    orders: ordersChange(message.text),
    byRep: remindsRep(message.text),
    wantsPapers: wantsPapers(message.text),
    keepsTeam: keepsTeam(message.text),
    keepsEntry: keepsEntry(message.text),
    isStillOpen: isStillOpen(message.text),
    isMeetingOff: isMeetingOff(message.text),
    isStillToCome: isStillToCome(message.text),
    tellsOfSomebody: tellsOfSomebody(message),
    isRivalsTouch: isRivalsTouch(veiled),
    wantsWish: wantsWish(message.text),
    isMereQuestion: isMereQuestion(message),
    isMereTime: isMereTime(message),
    isNoJudgement: message.pending[0] === 'tracks' && !judgesTracks(message),
    addsMore: addsMore(message.text),
    afterEntry: message.pending[0] === 'saved',
    hangs: () => !isSurelyPlaced(message) && message.pending[0] === '' && stickingPointsIn(message.text).length > 0,
  }
  const beliefs = beliefsOf(model, intentFeatures(message, facts, ruled))
  return { beliefs, given, intents: form === undefined ? decideIntents(beliefs, given) : [form] }
}

/** A customer is known from the talk, or named as surely as a name must be to be written down: 食品厂质量部 is anybody's. */
function isSurelyPlaced({ heard, names }: Message): boolean {
  return (
    heard.context?.customer !== undefined ||
    names.some(({ kind, belief }) => kind === 'customer' && belief >= enoughForCustomer)
  )
}
