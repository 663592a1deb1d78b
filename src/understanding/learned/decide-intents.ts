import { type Intent, writes } from '../understood.ts'
import type { LinearModel } from './linear-model.ts'

/** What needs a person, gravest first; it stands alone (boundary 1 of the guide). */
const careful: readonly Intent[] = ['security.refuse', 'data.rights', 'outbound.refuse', 'approval.request']

/**
 * From which belief on care is taken, and from which where the rules heard danger too: asking in vain costs a question, missing it
 * costs trust. Chosen so that on authors nobody learned from one message in fifty is asked about in vain.
 */
const careFrom = 0.4
const careFromWhenHeard = 0.08

/** Without the rules hearing it, one kind of care alone must be believed this much: many faint doubts are no danger. */
const careAlone = 0.2

/** What only asks is answered beside the first from this belief on: an answer nobody wanted hides the one they did. */
const beside = 0.7

/** What the rules concluded too, and what writes nothing, is meant from this belief on. */
const agreed = 0.15

/** Below this belief care is a doubt: what else may be meant is answered too, if it writes nothing and is likely enough. */
const careIsSure = 0.7
const besideCare = 0.25

/** A report and a new deal absorb what is told with them, unless more is ordered (boundary 4). */
const absorbing: readonly Intent[] = ['visit.log', 'deal.create']
const absorbed: readonly Intent[] = ['deal.update', 'chain.update', 'stage.change', 'deal.create']

/** What is meant alone or not at all, and what is one thing or the other (boundaries 6 and 10). */
const alone: readonly Intent[] = ['smalltalk', 'help', 'undo.last', 'correct.last']
const eitherOr: readonly (readonly Intent[])[] = [
  ['objection.handle', 'sandbox.talktrack', 'sandbox.whatif'],
  ['deal.won', 'deal.lost', 'deal.create'],
  ['customer.query', 'risk.query', 'team.query', 'score.explain'],
]

/** What is known beside the features. */
export interface Given {
  /** What the rules concluded. */
  ruled: readonly Intent[]
  /** No stage was named, or only one that was refused (先别标丢单). */
  stageless: boolean
  /** It is said to change something: 改成, 标成, 推到, 加进. */
  orders: boolean
  /** What shall go to the customer the rep will send, with a reminder: 叫我周五给客户发报价. */
  byRep: boolean
}

/**
 * The intents of a message, out of what its features say for each. One is always meant, others beside it where they are more
 * likely than not.
 */
export function decideIntents(model: LinearModel<Intent>, features: readonly string[], given: Given): Intent[] {
  const scores = model.scores(new Set(features))
  const beliefs = new Map(model.labels.map((intent, i) => [intent, 1 / (1 + Math.exp(-(scores[i] as number)))]))
  const belief = (intent: Intent) => beliefs.get(intent) ?? 0
  const inOrder = model.labels
    .filter(
      (intent) => !(given.stageless && intent === 'stage.change') && !(given.byRep && intent === 'outbound.refuse'),
    )
    .sort((one, other) => belief(other) - belief(one))
  const first = inOrder[0] as Intent
  const heardCare = careful.find((intent) => given.ruled.includes(intent) && inOrder.includes(intent))
  const careDue =
    1 - careful.filter((intent) => inOrder.includes(intent)).reduce((none, intent) => none * (1 - belief(intent)), 1)
  const enough = heardCare === undefined ? careFrom : careFromWhenHeard
  const likeliest = Math.max(...careful.map(belief))
  if ((careDue >= enough && (heardCare !== undefined || likeliest >= careAlone)) || careful.includes(first))
    return [
      // Where both hear danger, the graver of what the rules heard is what it is (boundary 1).
      heardCare === 'security.refuse' ? heardCare : (inOrder.find((intent) => careful.includes(intent)) as Intent),
      ...(careDue < careIsSure
        ? inOrder.filter((intent) => harmless(intent) && belief(intent) > besideCare).slice(0, 1)
        : []),
    ]

  const meant: Intent[] = []
  for (const intent of inOrder) {
    const likely =
      belief(intent) > (harmless(intent) ? beside : 0.5) ||
      (given.ruled.includes(intent) && harmless(intent) && belief(intent) > agreed)
    if (meant.length > 0 && !likely) continue
    if (meant.every((other) => goTogether(intent, other))) meant.push(intent)
  }
  const absorbs = (intent: Intent) => meant.some((other) => other !== intent && absorbing.includes(other))
  return meant.filter((intent) => !absorbed.includes(intent) || !absorbs(intent) || given.orders)
}

/** Neither care itself nor anything that writes. */
function harmless(intent: Intent): boolean {
  return !careful.includes(intent) && !writes.includes(intent)
}

function goTogether(one: Intent, other: Intent): boolean {
  return (
    !alone.includes(one) &&
    !alone.includes(other) &&
    !eitherOr.some((some) => some.includes(one) && some.includes(other))
  )
}
