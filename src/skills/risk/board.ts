import { openBreathing } from '../../conversation/breathe.ts'
import type { Day } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Pause } from '../../sales/events/pause.ts'
import { basisOf, speaks } from '../../sales/risk/answer.ts'
import { type Cell, cellsOf } from '../../sales/risk/board.ts'
import type { Choices, Found, FoundDeal, Judged, Subject, Tally, Wanted } from '../../sales/risk/findings.ts'
import { signalledBy } from '../../sales/risk/signalled-by.ts'
import { signals } from '../../sales/risk/signals/index.ts'
import type { Signal } from '../../sales/risk/signals/signal.ts'
import type { Signalled } from '../../sales/sandbox/signalled.ts'
import type { Ports } from '../ports.ts'

/** One deal with all its signals. */
export interface BoardRow {
  deal: Deal
  cells: readonly Cell[]
  /** Why the product does nothing by itself about it; absent where it does. */
  pause?: Pause
}

export interface Board {
  look(person: Person, today: Day, wanted: Wanted, limit: number): Promise<Found>
  /** As it was last judged: nothing is judged for it. */
  found(person: Person, today: Day, wanted: Wanted, limit: number): Promise<Found>
  /** In how many of them each signal speaks. */
  tally(person: Person, wanted: Wanted): Promise<Tally[]>
  /** One deal as it stands now; `undefined` where it is not open or not theirs to see. */
  one(person: Person, dealId: string, today: Day): Promise<BoardRow | undefined>
  /** What a probability heeds of it: everything told by now; a day that has just begun is the clock's to judge. */
  signalled(person: Person, dealId: string, today: Day): Promise<Signalled[] | undefined>
  choices(person: Person): Promise<Choices>
  /** The columns, as the company has them switched on. */
  columns(person: Person): Promise<Pick<Signal, 'id' | 'name'>[]>
  /** Says that what a signal found does not apply, until it finds something else. */
  dismiss(person: Person, dealId: string, signal: string, today: Day): Promise<void>
  /** Takes that back. */
  restore(person: Person, dealId: string, signal: string): Promise<void>
  /** Judges what is due, at most so many; answers how many it was. */
  refresh(tenantId: string, today: Day, most: number): Promise<number>
  /** Hears of every deal that was judged, until what it answers is called. */
  listen(hear: (judged: readonly Judged[]) => void): () => void
  /** Changes with everything told that a finding rests on. */
  revision(): string
}

/** So many are judged while somebody waits; a day's first round is the clock's. */
const judgedAtOnce = 8

/** The signals of deals: kept, and judged again where something was told or a day began. */
export function openBoard({ findings, signalSettings }: Pick<Ports, 'findings' | 'signalSettings'>): Board {
  const listeners = new Set<(judged: readonly Judged[]) => void>()
  return {
    async look(person, today, wanted, limit) {
      await refresh(person.tenantId, today, judgedAtOnce)
      return findings.rows(person, today, wanted, limit)
    },
    found: (person, today, wanted, limit) => findings.rows(person, today, wanted, limit),
    tally: (person, wanted) => findings.tally(person, wanted),
    one,
    async signalled(person, dealId, today) {
      const known = await findings.ofDeal(person, dealId, today)
      if (known === undefined) return undefined
      const cells = known.told ? await cellsNow(person, known, today) : inOrder(known.findings)
      return cells.length === 0 ? undefined : signalledBy(known.deal.facts, cells, known.turned, today)
    },
    choices: (person) => findings.choices(person),
    async columns({ tenantId }) {
      const settings = await signalSettings.now(tenantId)
      return signals.filter(({ id }) => settings.get(id)?.on !== false)
    },
    async dismiss(person, dealId, signal, today) {
      const finding = (await one(person, dealId, today))?.cells.find((cell) => cell.signal.id === signal)?.finding
      if (finding === undefined || !speaks(finding)) throw new Refusal('这一项现在没有要核实的，不用标。')
      const answer = { dealId, signal, basis: basisOf(finding), on: today }
      if (!(await findings.answer(person, answer))) throw new Refusal('这一单不在你名下，标不了。')
    },
    async restore(person, dealId, signal) {
      if (!(await findings.withdraw(person, dealId, signal)))
        throw new Refusal('这一项没有标过，或者这一单不在你名下。')
    },
    refresh,
    listen(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    revision: () => findings.revision(),
  }

  async function one(person: Person, dealId: string, today: Day): Promise<BoardRow | undefined> {
    const known = await findings.ofDeal(person, dealId, today)
    if (known === undefined) return undefined
    const { deal, pause } = known
    const cells = await cellsNow(person, known, today)
    return { deal, cells, ...(pause === undefined ? {} : { pause }) }
  }

  /** Judged anew where what was found no longer holds. */
  async function cellsNow(person: Person, known: FoundDeal, today: Day): Promise<Cell[]> {
    const subject = known.due ? await findings.subject(person.tenantId, known.deal.id) : undefined
    if (subject === undefined) return inOrder(known.findings)
    return (await judge([subject], today)).flatMap(({ cells }) => cells)
  }

  async function refresh(tenantId: string, today: Day, most: number): Promise<number> {
    const due = await findings.due(tenantId, today, most)
    if (due.length > 0) await judge(due, today)
    return due.length
  }

  async function judge(subjects: readonly Subject[], today: Day): Promise<Judged[]> {
    const breathe = openBreathing()
    const judged: Judged[] = []
    for (const subject of subjects) {
      const { deal, mark } = subject
      judged.push({ deal, mark, today, cells: cellsOf(deal, subject, today) })
      await breathe()
    }
    await findings.keep(judged)
    for (const hear of listeners) hear(judged)
    return judged
  }
}

/** Kept findings as the list of signals has them; what a later version brings is judged with its first round. */
function inOrder(findings: Readonly<Record<string, Cell['finding']>>): Cell[] {
  return signals.flatMap(({ id, name }) => {
    const finding = findings[id]
    return finding === undefined ? [] : [{ signal: { id, name }, finding }]
  })
}
