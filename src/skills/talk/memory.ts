import type { Memory } from '../../conversation/skill.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { FeatureId } from '../../sales/sandbox/features.ts'

/** What our skills remember of a conversation, in full. */
interface SalesMemory {
  /** Id of the decision the talk is about. */
  decision?: string
  /** Id of its deal, when there is one. */
  deal?: string
  /** The customer's name, as the rep said it. */
  customer?: string
  /** What the bot showed last, in the words of the labelling guide: `ask:<slot>`, `tracks:<n>`, `card:<intent>` or `saved:<intent>`. */
  pending?: string
  /** Which words were given last, `<decision>:<number>`; another card puts them aside. */
  words?: string
  /** A rehearsal that goes on or was left, in JSON. */
  rehearsal?: string
  /** A message that several deals fit, kept until one of them is chosen. */
  unresolved?: string
  /** How the customer in it was called; and the deals chosen so far, by that, in JSON. */
  unresolvedName?: string
  chosen?: string
  /** A deal that is being opened, while it is asked whose it is or whether it is there already, in JSON. */
  opening?: string
  /** What was shown and waits for its tap, in JSON: see filing/drafts. */
  drafts?: string
  /** Ids of drafts and of those that stand in their place since, in JSON. */
  overtaken?: string
  /** Id of the task whose new time was asked for. */
  taskMoving?: string
  /** An appointment without a time, or one to be moved, waiting for its time, in JSON: see calendar/agreed. */
  appointment?: string
  /** A request for approval shown and not yet sent, in JSON; and which one the next message says something on. */
  approvalDraft?: string
  approvalTalk?: string
  /** The assessment whose contesting, or the challenge whose upholding, waits for its reason. */
  contested?: string
  upheld?: string
  /** Words shown as a proposal to the library and not yet sent, in JSON; `words` while they are asked for. */
  proposing?: string
}

/** Some of it changed; `undefined` forgets. */
export type Talk = { [Key in keyof SalesMemory]: string | undefined }

/** The same memory with some of it changed. */
export function remember(memory: Memory, changes: Talk): Memory {
  const all = Object.entries({ ...memory, ...changes })
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** From now on the talk is about this decision's customer, all of it: a button on an old card moves nothing by halves. */
export function talkAbout(decision: Decision): Talk {
  const { id, dealId, facts } = decision
  return {
    decision: id,
    deal: dealId,
    customer: facts.customer?.value,
    pending: pendingAfter(decision),
    words: undefined,
  }
}

/** The slot that an open question asks for. */
const slotAsked: Partial<Record<FeatureId, string>> = { budget: 'amount', rivals: 'competitor', decider: 'contacts' }

/** What the next short answer will be about: the card's question, else its three sets. */
function pendingAfter({ questions: [question], offers }: Decision): string {
  const slot = question === undefined ? undefined : slotAsked[question.feature]
  return slot === undefined ? `tracks:${offers.length}` : `ask:${slot}`
}
