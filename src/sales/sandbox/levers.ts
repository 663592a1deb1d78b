import { type ContactFacts, type Facts, isArranged } from '../facts.ts'
import type { IndustryPath } from '../paths/path.ts'
import { type Beliefs, scorecard } from './beliefs.ts'
import { decidersOf, holdersOf, nameOf, present } from './contacts.ts'
import { type FeatureId, readFit } from './features.ts'
import { estimate, type Peers } from './probability.ts'
import type { Signalled } from './signalled.ts'

/** Something a rep can bring about, and what the probability would then be 什么能改变它. */
export interface Lever {
  id: LeverId
  label: string
  /** Difference of probabilities, signed. */
  shift: number
  why: string
  /** What it usually takes, in half days of a rep's work: a judgement of 2026-11-21. */
  effort: number
  /** How many of the company's closed deals stand behind the effect; 0 where it is the expert's word alone. */
  seen: number
}

type LeverId =
  | 'meet-decider'
  | 'win-decider'
  | 'find-coach'
  | 'win-gatekeeper'
  | 'win-user'
  | 'approve-budget'
  | 'fit-budget'
  | 'answer-objections'
  | 'agree-next-step'
  | 'widen-contacts'
  | 'pass-trial'

interface Action {
  id: LeverId
  moves: FeatureId
  effort: number
  label(facts: Facts, path: IndustryPath): string
  /** The facts once it is done; `undefined` where there is nothing to do. */
  done(facts: Facts, on: string): Facts | undefined
}

/** Only what a rep can change; prices, rivals and policies are not theirs. */
const actions: readonly Action[] = [
  {
    id: 'meet-decider',
    moves: 'decider',
    effort: 2,
    label: (facts, path) => `见到${decidersOf(facts, path)[0]}`,
    done: (facts, on) => {
      const [decider] = holdersOf(facts, 'EB')
      if (decider?.touched?.value === true || decider?.stance !== undefined) return undefined
      return withContact(facts, 'EB', { touched: { value: true, source: 'supposed', on } }, on)
    },
  },
  {
    id: 'win-decider',
    moves: 'decider',
    effort: 6,
    label: (facts, path) => `${decidersOf(facts, path)[0]}点头`,
    done: (facts, on) => withStance(facts, 'EB', on),
  },
  {
    id: 'win-gatekeeper',
    moves: 'gatekeeper',
    effort: 4,
    label: (facts) => `${nameOf(facts, 'TB') ?? '把关人'}认可我们`,
    done: (facts, on) => withStance(facts, 'TB', on),
  },
  {
    id: 'win-user',
    moves: 'user',
    effort: 3,
    label: (facts) => `${nameOf(facts, 'UB') ?? '使用的人'}愿意用我们`,
    done: (facts, on) => withStance(facts, 'UB', on),
  },
  {
    id: 'find-coach',
    moves: 'coach',
    effort: 4,
    label: () => '里面有人肯透底',
    done: (facts, on) => (holdersOf(facts, 'COACH').length > 0 ? undefined : withContact(facts, 'COACH', {}, on)),
  },
  {
    id: 'approve-budget',
    moves: 'budget',
    effort: 8,
    label: () => '预算批下来',
    done: (facts, on) =>
      facts.budgetState?.value === 'approved'
        ? undefined
        : { ...facts, budgetState: { value: 'approved', source: 'supposed', on } },
  },
  {
    id: 'fit-budget',
    moves: 'fit',
    effort: 3,
    label: () => '报价压到预算以内',
    done: (facts, on) =>
      facts.budget !== undefined && readFit(facts).includes('fit:over')
        ? { ...facts, quote: { value: facts.budget.value, source: 'supposed', on } }
        : undefined,
  },
  {
    id: 'answer-objections',
    moves: 'objections',
    effort: 4,
    label: (facts) => (facts.objections.length > 1 ? '几个异议都化解了' : '化解了这个异议'),
    done: (facts) => (facts.objections.length === 0 ? undefined : { ...facts, objections: [] }),
  },
  {
    id: 'agree-next-step',
    moves: 'next-step',
    effort: 1,
    label: () => '约好下一步的日期',
    done: (facts, on) =>
      isArranged(facts) ? undefined : { ...facts, nextStep: { value: '已约定', source: 'supposed', on } },
  },
  {
    id: 'widen-contacts',
    moves: 'breadth',
    effort: 3,
    label: () => '再搭上两个人',
    done: (facts) => (present(facts).length === 1 ? { ...facts, contacts: [...facts.contacts, {}, {}] } : undefined),
  },
  {
    id: 'pass-trial',
    moves: 'milestone',
    effort: 10,
    label: () => '试用或测试通过',
    done: (facts, on) =>
      facts.milestone === undefined
        ? { ...facts, milestone: { value: '测试通过', source: 'supposed', on } }
        : undefined,
  },
]

/** What would move the figure, the largest gain for its effort first; association is not cause, which the card says. */
export function leversOf(
  facts: Facts,
  path: IndustryPath,
  peers: Peers,
  on: string,
  beliefs: Beliefs = scorecard,
  signalled?: readonly Signalled[],
): Lever[] {
  const now = estimate(facts, path, peers, beliefs, signalled)
  return actions
    .flatMap((action) => {
      const done = action.done(facts, on)
      if (done === undefined) return []
      const then = estimate(done, path, peers, beliefs, signalled)
      const came = then.contributions.filter(({ feature }) => feature === action.moves)
      // Where nothing comes, something goes: the effect is that of what stood there.
      const behind = came.length > 0 ? came : now.contributions.filter(({ feature }) => feature === action.moves)
      return [
        {
          id: action.id,
          label: action.label(facts, path),
          shift: then.value - now.value,
          why: came[0]?.reason ?? '少了一个扣分项',
          effort: action.effort,
          seen: behind.reduce((sum, { state }) => sum + (beliefs.learned?.seen(state) ?? 0), 0),
        },
      ]
    })
    .filter(({ shift }) => shift >= 0.005)
    .sort((one, other) => other.shift / other.effort - one.shift / one.effort)
}

/** On what the effect of a lever rests, and what it takes: `经验先验，约半天`, `本公司 38 单，约 2 天`. */
export function leverBasis({ seen, effort }: Pick<Lever, 'seen' | 'effort'>): string {
  const work = effort === 1 ? '约半天' : `约 ${effort / 2} 天`
  return `${seen === 0 ? '经验先验' : `本公司 ${seen} 单`}，${work}`
}

/** The facts as they would be with these levers pulled; ids that do not apply change nothing. */
export function pull(facts: Facts, ids: readonly string[], on: string): Facts {
  return actions
    .filter(({ id }) => ids.includes(id))
    .reduce((current, action) => action.done(current, on) ?? current, facts)
}

function withStance(facts: Facts, role: 'EB' | 'TB' | 'UB', on: string): Facts | undefined {
  const holders = holdersOf(facts, role)
  if (holders.length > 0 && holders.every(({ stance }) => stance?.value === 'support')) return undefined
  return withContact(facts, role, { stance: { value: 'support', source: 'supposed', on } }, on)
}

/** The change is laid on everyone who holds the role, or on somebody new who does. */
function withContact(
  facts: Facts,
  role: 'EB' | 'TB' | 'UB' | 'COACH',
  change: Partial<ContactFacts>,
  on: string,
): Facts {
  const holders = holdersOf(facts, role)
  const contacts =
    holders.length > 0
      ? facts.contacts.map((contact) => (holders.includes(contact) ? { ...contact, ...change } : contact))
      : [...facts.contacts, { role: { value: role, source: 'supposed' as const, on }, ...change }]
  return { ...facts, contacts }
}
