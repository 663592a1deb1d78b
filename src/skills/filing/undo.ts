import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { NewDeal } from '../../sales/deal.ts'
import type { Entry } from '../../sales/record/entry.ts'
import { differences } from '../../sales/record/field-change.ts'
import { uninvited } from '../calendar/invitation.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import { remember, type Talk } from '../talk/memory.ts'
import { settledCard } from './cards.ts'
import { informing } from './inform.ts'
import { namedWithAuthors, overtakenIn } from './overtaken.ts'
import { takeBack } from './take-back.ts'

/** Takes an entry back, all of it or, with a `Refusal` that says why, nothing. */
export async function undone(
  ports: Pick<Ports, 'deals' | 'visits' | 'people'>,
  turn: Turn,
  entry: Entry,
): Promise<SalesAnswer> {
  await refuseIfNewerRestsOn(ports, turn, entry)
  const back = await withoutWhatOthersNeed(ports, turn, entry)
  const own = entry.changes.find((change) => change.kind === 'sandbox.decided')?.subject
  const restsOnIt = own !== undefined && turn.memory['decision'] !== own
  const home = restsOnIt ? {} : whereTheTalkWas(entry)
  return {
    replies: [
      { kind: 'redraw', card: settledCard({ name: entry.name, about: '已经不在记录里' }, '已撤销') },
      { kind: 'text', text: undoneWords(entry, restsOnIt) },
      ...(await informing(ports.people, turn, uninvited(turn, entry.changes))),
    ],
    changes: [...back, { kind: 'entry.undone', level: 'auto', subject: entry.id }],
    memory: remember(turn.memory, { ...home, pending: undefined }),
  }
}

/** A case that the entry itself began is spoken of no more. */
function whereTheTalkWas({ dealId, decisionBefore, changes }: Entry): Partial<Talk> {
  if (decisionBefore !== undefined) return { decision: decisionBefore }
  const began = dealId === undefined && changes.some(({ kind }) => kind === 'sandbox.decided')
  return began ? { decision: undefined, customer: undefined } : {}
}

/** Nothing newer is written over, and what others have built on stays. */
export async function refuseIfNewerRestsOn(
  { deals, visits }: Pick<Ports, 'deals' | 'visits'>,
  turn: Turn,
  entry: Entry,
): Promise<void> {
  for (const change of entry.changes) {
    if (change.kind === 'deal.opened') await refuseIfGoneOnWith({ deals, visits }, turn, change.deal)
  }
  const newer = await overtakenIn(turn, takeBack(entry.changes), deals)
  if (newer.length === 0) return
  const lines = await namedWithAuthors(turn, newer, entry.at, deals)
  throw new Refusal(`${entry.name}撤不回来了，后面又有改动：${lines}。要改哪一项，直接说正确的值。`)
}

async function refuseIfGoneOnWith(
  { deals, visits }: Pick<Ports, 'deals' | 'visits'>,
  { person }: Turn,
  opened: NewDeal,
): Promise<void> {
  const deal = await deals.byId(person, opened.id)
  const moved = deal === undefined ? [] : differences(opened, deal)
  const visited = await visits.ofDeal(person, opened.id, visitsRead)
  if (moved.length === 0 && visited.every(({ dealId }) => dealId !== opened.id)) return
  throw new Refusal('建单以后又记了别的，撤不回来了。这单不跟了，就说“搁置”或“丢了”。')
}

/** How far back one looks for a visit to the deal itself, among those to its customer. */
const visitsRead = 50

/** A customer stays as long as something else is with them. */
async function withoutWhatOthersNeed(
  { deals, visits }: Pick<Ports, 'deals' | 'visits'>,
  { person }: Turn,
  entry: Entry,
): Promise<SalesChange[]> {
  const own = new Set(entry.changes.map(({ subject }) => subject))
  const back: SalesChange[] = []
  for (const change of takeBack(entry.changes)) {
    const isCustomer = change.kind === 'customer.removed'
    const others = isCustomer ? await deals.ofCustomer(person, change.subject) : []
    const seen = isCustomer ? await visits.ofCustomer(person, change.subject, 2) : []
    if ([...others, ...seen].every(({ id }) => own.has(id))) back.push(change)
  }
  return back
}

/** Later talk that built on it keeps what it told: that is said, not hidden. */
function undoneWords({ name }: Entry, restsOnIt: boolean): string {
  const rest = restsOnIt ? '后面的推演已经用到它，那张卡片上的概率没有跟着改。' : ''
  return `已撤销，${name}不在记录里了。${rest}`
}
