import { levelOf } from '../tier.ts'
import { type Intent, writes } from '../understood.ts'
import type { Beliefs } from './beliefs.ts'

/** What needs a person, gravest first; it stands alone (boundary 1 of the guide). */
const careful: readonly Intent[] = ['security.refuse', 'data.rights', 'outbound.refuse', 'approval.request']

/**
 * From which belief on care is taken, from which where rules and learning agree on something harmless (learning believing in it so
 * many times as much as in any danger), and from which where the rules heard danger: asking in vain costs a question, missing it
 * costs trust. Chosen so that on authors nobody learned from one message in fifty is asked about in vain.
 */
const careFrom = 0.15
const careFromWhenAgreed = 0.3
const agreedAhead = 3
const careFromWhenHeard = 0.06

/** Without the rules hearing it, one kind of care alone must be believed this much: many faint doubts are no danger. */
const careAlone = 0.08

/** Below this belief care is a doubt: what else may be meant is answered too, if it writes nothing and is likely enough. */
const careIsSure = 0.7
const besideCare = 0.25

/** What only asks is answered beside the first from this belief on: an answer nobody wanted hides the one they did. */
const beside = 0.7

/** What the rules concluded too, and what writes nothing, is meant from this belief on. */
const agreed = 0.15

/**
 * What is likeliest is written without more ado from this belief on. Below it there must be so much belief, and so much more than in
 * what is next; all the more where the rules did not conclude it too: a wrong write costs five needless questions. Chosen on
 * authors nobody learned from.
 */
const writesFrom = {
  ruled: { surely: 0.6, ahead: { belief: 0.2, share: 0.7 } },
  unruled: { surely: 0.7, ahead: { belief: 0.3, share: 0.75 } },
}

/**
 * Where nothing harmless has even this share of the belief in what is likeliest, something is to be written, and only what is in
 * doubt: that is likely enough from this belief on, and straight after an entry where the rules concluded it too.
 */
const nothingElse = { share: 0.15, belief: 0.5 }

/**
 * From which belief on something is written beside something likelier, where the rules concluded it too and where they did not; a
 * report that the rules heard, more likely than not, would absorb the other.
 */
const writesBeside = { report: 0.5, ruled: 0.65, unruled: 0.7 }

/** What may be meant too from this belief on is reason to show what is written first. */
const shownFrom = 0.25

/** Facts told of a deal nobody named are a description of it where they are believed in this much. */
const describes = 0.3

/** A report and a new deal absorb what is told with them, unless more is ordered (boundary 4). */
const absorbing: readonly Intent[] = ['visit.log', 'deal.create']
const absorbed: readonly Intent[] = ['deal.update', 'chain.update', 'stage.change', 'deal.create']

/** What is meant alone or not at all, and what is one thing or the other (boundaries 4, 6 and 10). */
const alone: readonly Intent[] = ['smalltalk', 'help', 'undo.last', 'correct.last']
const eitherOr: readonly (readonly Intent[])[] = [
  ['objection.handle', 'sandbox.talktrack', 'sandbox.whatif'],
  ['deal.won', 'deal.lost', 'deal.create', 'deal.update'],
  ['deal.won', 'deal.lost', 'visit.log'],
  ['deal.won', 'deal.lost', 'stage.change'],
  ['deal.won', 'deal.lost', 'deal.create', 'chain.update'],
  ['customer.query', 'risk.query', 'team.query', 'score.explain'],
]

/** What is known beside the features. */
export interface Given {
  /** What the rules concluded. */
  ruled: readonly Intent[]
  /** No stage was named, or only one that was refused (先别标丢单). */
  stageless: boolean
  /** A customer is named, or known from the talk (boundary 5). */
  placed: boolean
  /** It is said to change something: 改成, 标成, 推到, 加进. */
  orders: boolean
  /** What shall go to the customer the rep will send, with a reminder: 叫我周五给客户发报价. */
  byRep: boolean
  /** A team is told to stay: 小组先别散. */
  keepsTeam: boolean
  /** What was written is told to stay: 别撤. */
  keepsEntry: boolean
  /** The deal is neither won nor lost yet, in so many words: 还没盖章. */
  isStillOpen: boolean
  /** A meeting is off, and no deal with it. */
  isMeetingOff: boolean
  /** Somebody was not met yet, or a meeting is moved. */
  isStillToCome: boolean
  /** A rival met the customer, and not we. */
  isRivalsTouch: boolean
  /** Somebody of the customer's is told of, with a stance or a meeting. */
  tellsOfSomebody: boolean
  /** Papers of ours are to come to the rep: 发我三个方案. */
  wantsPapers: boolean
  /** Words are wanted for somebody's birthday or the like. */
  wantsWish: boolean
  /** One short question is all that is said, and a question writes nothing. */
  isMereQuestion: boolean
  /** Nothing but a time is said: 下周三下午. */
  isMereTime: boolean
  /** After sets of words it neither judges them nor picks one. */
  isNoJudgement: boolean
  /** It adds to what was written: 对了，还有. */
  addsMore: boolean
  /** Something was just written. */
  afterEntry: boolean
  /** Somebody nobody named hangs on a sticking point 卡点: words for it are wanted, whatever else is. */
  hangs: () => boolean
}

/**
 * The intents of a message, out of what its features say for each. One is always meant, others beside it where they are more
 * likely than not.
 */
export function decideIntents(beliefs: Beliefs, given: Given): Intent[] {
  const corrected = inTheLightOf(given, beliefs)
  const belief = (intent: Intent) => corrected.get(intent) ?? 0
  const inOrder = [...beliefs.keys()]
    .filter((intent) => !isImpossible(intent, given))
    .sort((one, other) => belief(other) - belief(one))
  const care = careIn(inOrder, belief, given)
  if (care.length > 0 && !(given.hangs() && isRatherAPushback(care[0] as Intent, belief, given))) return care

  const harmless = Math.max(...inOrder.filter(isHarmless).map(belief))
  const meant: Intent[] = []
  for (const [i, intent] of inOrder.entries()) {
    if (careful.includes(intent)) continue
    const isMeant =
      meant.length > 0
        ? isLikelyToo(intent, belief(intent), given)
        : isLikeliest(
            intent,
            { belief: belief(intent), next: belief(inOrder[i === 0 ? 1 : 0] as Intent), harmless },
            given,
          )
    if (isMeant && meant.every((other) => goTogether(intent, other))) meant.push(intent)
  }
  const absorbs = (intent: Intent) => meant.some((other) => other !== intent && absorbing.includes(other))
  const kept = meant.filter((intent) => !absorbed.includes(intent) || !absorbs(intent) || given.orders)
  const isAnswered = kept.some((intent) => answersPushback.includes(intent))
  return !isAnswered && given.hangs() ? withWords(kept, belief) : kept
}

function inTheLightOf(
  { placed, isStillOpen, isMeetingOff, isRivalsTouch, tellsOfSomebody }: Given,
  beliefs: Beliefs,
): Beliefs {
  const corrected = new Map(beliefs)
  const atLeast = (intent: Intent, ...others: Intent[]) =>
    corrected.set(intent, Math.max(...[intent, ...others].map((one) => beliefs.get(one) ?? 0)))
  // Facts of a deal nobody named describe it; what is wanted is how to play it (boundary 5).
  if (!placed && (beliefs.get('deal.update') ?? 0) > describes) atLeast('sandbox.talktrack', 'deal.update')
  // What sounds like the end of a deal that is open is news of it.
  if (isStillOpen) atLeast('deal.update', 'deal.won', 'deal.lost')
  if (isMeetingOff) atLeast('visit.log', 'deal.lost')
  if (isRivalsTouch) atLeast('deal.update', 'visit.log')
  // Whom one has met is a report, after a card of words as well.
  if (tellsOfSomebody) atLeast('visit.log', 'feedback.track', 'smalltalk')
  return corrected
}

/** Below this belief care is no more than the shadow of a pushback that is told: 应付检查, 别再来找我. */
const shadow = { care: 0.3, pushback: 0.25 }
/** Or it is, for all that it looks like, far less likely than a report of what was said. */
const report = { care: 0.6, told: 0.85 }

/** Or no rule heard it and there is less belief in it than would be due, were nothing else meant: 要赊两千袋卖完再结. */
function isRatherAPushback(care: Intent, belief: (intent: Intent) => number, { ruled }: Given): boolean {
  return (
    (belief(care) < shadow.care && belief('objection.handle') > shadow.pushback) ||
    (belief(care) < report.care && belief('visit.log') > report.told) ||
    (belief(care) < careFrom && !ruled.includes(care)) ||
    // Words to send oneself are wanted, not somebody to send them: 演示漏了，现在要给他发个信息.
    (care === 'outbound.refuse' && belief(care) < belief('sandbox.talktrack'))
  )
}

/** What is looked up is meant, where there is a sticking point to answer, only from this belief on; a report is kept and answered. */
const lookedUpFrom = 0.6

function withWords(meant: readonly Intent[], belief: (intent: Intent) => number): Intent[] {
  if (meant.length === 1 && meant[0] === 'visit.log') return ['visit.log', 'objection.handle']
  return meant.every((intent) => lookUps.includes(intent) && belief(intent) < lookedUpFrom)
    ? ['objection.handle']
    : [...meant]
}

const answersPushback: readonly Intent[] = ['objection.handle', 'sandbox.talktrack', 'sandbox.whatif']
const lookUps: readonly Intent[] = ['customer.query', 'team.query', 'risk.query', 'score.explain', 'smalltalk']

/** Whether something that needs a tap may be meant to be written beside what is written without one. */
export function mayWriteMore(beliefs: Beliefs, intents: readonly Intent[], given: Given): boolean {
  return (
    intents.some((intent) => writes.includes(intent)) &&
    [...beliefs].some(
      ([intent, belief]) =>
        belief > shownFrom &&
        levelOf(intent) === 'confirm' &&
        !intents.includes(intent) &&
        !isImpossible(intent, given),
    )
  )
}

/** The care that is due, with what may be answered beside it; none where none is. */
function careIn(inOrder: readonly Intent[], belief: (intent: Intent) => number, { ruled }: Given): Intent[] {
  const cares = inOrder.filter((intent) => careful.includes(intent))
  const likeliest = cares[0] as Intent
  const heard = careful.find((intent) => ruled.includes(intent) && cares.includes(intent))
  const due = 1 - cares.reduce((none, intent) => none * (1 - belief(intent)), 1)
  // 帮我订张高铁票: more is needed to suspect what rules and learning agree on.
  const isAgreed = ruled.some((intent) => isHarmless(intent) && belief(intent) >= agreedAhead * due)
  const isDue =
    heard === undefined
      ? due >= (isAgreed ? careFromWhenAgreed : careFrom) && belief(likeliest) >= careAlone
      : due >= careFromWhenHeard
  if (!isDue && inOrder[0] !== likeliest) return []
  return [
    // Where both hear danger, the graver of what the rules heard is what it is (boundary 1).
    heard === 'security.refuse' ? heard : likeliest,
    ...(due < careIsSure ? inOrder.filter((one) => isHarmless(one) && belief(one) > besideCare).slice(0, 1) : []),
  ]
}

/** What cannot be, whatever the words: nothing to write in a question, no stage to move to, no deal to update, nothing the bot should send. */
function isImpossible(
  intent: Intent,
  {
    stageless,
    placed,
    byRep,
    keepsTeam,
    keepsEntry,
    isStillOpen,
    isMeetingOff,
    isStillToCome,
    tellsOfSomebody,
    isRivalsTouch,
    wantsPapers,
    wantsWish,
    isMereQuestion,
    isMereTime,
    isNoJudgement,
    addsMore,
    ruled,
  }: Given,
): boolean {
  return (
    (isMereQuestion && writes.includes(intent)) ||
    (intent === 'stage.change' && stageless) ||
    (intent === 'deal.update' && !placed && !ruled.includes(intent)) ||
    (intent === 'swarm.manage' && keepsTeam) ||
    (intent === 'undo.last' && keepsEntry) ||
    (intent === 'visit.log' && (isStillToCome || isRivalsTouch) && !ruled.includes(intent)) ||
    ((intent === 'deal.won' || intent === 'deal.lost') && isStillOpen) ||
    (intent === 'deal.lost' && isMeetingOff) ||
    // 厂长见过了，支持 is no judgement of words, whatever was shown last.
    ((intent === 'feedback.track' || intent === 'smalltalk') && tellsOfSomebody && !ruled.includes(intent)) ||
    (intent === 'feedback.track' && (isMereTime || isNoJudgement)) ||
    (intent === 'correct.last' && addsMore) ||
    (intent === 'data.rights' && (wantsWish || wantsPapers)) ||
    (intent === 'outbound.refuse' && (byRep || wantsPapers))
  )
}

/** Whether it is meant before all, `next` and `harmless` being the belief in what is likeliest beside it, of all and of what writes nothing. */
function isLikeliest(
  intent: Intent,
  { belief, next, harmless }: Record<'belief' | 'next' | 'harmless', number>,
  { orders, afterEntry, ruled }: Given,
): boolean {
  if (!writes.includes(intent)) return true
  const isRuled = ruled.includes(intent)
  const { surely, ahead } = isRuled ? writesFrom.ruled : writesFrom.unruled
  if (belief >= surely) return true
  const isSurelyWrite = harmless < nothingElse.share * belief
  if (belief >= next && isSurelyWrite && (belief >= nothingElse.belief || (afterEntry && isRuled))) return true
  // What is ordered in words is meant.
  if (orders && isRuled && belief >= next) return true
  return belief >= ahead.belief && belief / (belief + next) >= ahead.share
}

/** Whether it is meant beside something likelier. */
function isLikelyToo(intent: Intent, belief: number, given: Given): boolean {
  const isRuled = given.ruled.includes(intent)
  if (writes.includes(intent)) {
    const { report, ruled, unruled } = writesBeside
    return belief > (!isRuled ? unruled : absorbing.includes(intent) ? report : ruled)
  }
  return belief > (isRuled && isHarmless(intent) ? agreed : beside)
}

/** Neither care itself nor anything that writes. */
function isHarmless(intent: Intent): boolean {
  return !careful.includes(intent) && !writes.includes(intent)
}

function goTogether(one: Intent, other: Intent): boolean {
  return (
    !alone.includes(one) &&
    !alone.includes(other) &&
    !eitherOr.some((some) => some.includes(one) && some.includes(other))
  )
}
