import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { outlookIn } from '../../sales/ledger/outlook.ts'
import { type Part, type Policy, withPreference } from '../../sales/ledger/policy.ts'
import type { Reprieve } from '../../sales/ledger/showing.ts'
import { studyOf } from '../../sales/ledger/study.ts'
import { everyTrack } from '../../sales/library/library.ts'
import { type Strategy, strategyNames } from '../../sales/tracks/track.ts'
import type { Ports, Viewing } from '../ports.ts'

/** Where it is decided, on the ledger's evidence, what stands first and what stays. Refuses whoever may not. */
export interface LedgerDesk {
  mayDecide(person: Person): boolean
  /** What had retired is offered again 留用: what is to be written, and what the track is called. */
  keeping(person: Person, trackId: string, version: number): Promise<{ name: string; change: Reprieve }>
  keep(viewing: Viewing, trackId: string, version: number): Promise<void>
  /** One way stands first, in a trade, in a stage or everywhere, where the ledger bears it out; judged anew when it is asked. */
  prefer(viewing: Viewing, strategy: Strategy, part: Part): Promise<void>
  /** As it was before the last decision. `number` is the one that was looked at. */
  stepBack(viewing: Viewing, number: number): Promise<void>
}

export function openLedgerDesk({ ledger, libraries }: Pick<Ports, 'ledger' | 'libraries'>): LedgerDesk {
  return { mayDecide, keeping, keep, prefer, stepBack }

  async function keeping(person: Person, trackId: string, version: number) {
    if (!mayDecide(person)) throw new Refusal('留用话术要销售运营来定。')
    const track = everyTrack(await libraries.of(person.tenantId)).find(({ id }) => id === trackId)
    if (track === undefined) throw new Refusal('这套话术库里已经没有了。')
    const change: Reprieve = { kind: 'track.reprieved', level: 'confirm', subject: trackId, version }
    return { name: track.name, change }
  }

  async function keep({ person, now }: Viewing, trackId: string, version: number): Promise<void> {
    const { change } = await keeping(person, trackId, version)
    await ledger.write(person, [change], now.getTime())
  }

  async function prefer(viewing: Viewing, strategy: Strategy, part: Part): Promise<void> {
    const { tenantId } = deciding(viewing)
    const at = viewing.now.getTime()
    const [lines, policies] = await Promise.all([ledger.lines(tenantId), ledger.policies(tenantId)])
    const outlook = outlookIn(lines, studyOf(lines, at), at, part)
    if (outlook === undefined || outlook.leader.strategy !== strategy) {
      throw new Refusal(`账上领先的不是“${strategyNames[strategy]}”，刷新再看看。`)
    }
    if (!outlook.value.passes) throw new Refusal('按账还够不上换：证据不足，先照旧轮换。')
    const before = policies[0]?.preferences ?? []
    await decide(viewing, policies, {
      preferences: withPreference(before, { ...part, strategy }),
      evidence: outlook.value,
    })
  }

  async function stepBack(viewing: Viewing, number: number): Promise<void> {
    const { tenantId } = deciding(viewing)
    const policies = await ledger.policies(tenantId)
    const [newest] = policies
    if (newest !== undefined && newest.number !== number) throw new Refusal('这期间有人改过安排，刷新看一眼再定。')
    const restores = newest === undefined ? -1 : before(newest, policies)
    if (restores < 0) throw new Refusal('现在就是轮换，没有可以退回的。')
    const then = policies.find((one) => one.number === restores)
    await decide(viewing, policies, { preferences: then?.preferences ?? [], restores })
  }

  async function decide(
    { person, now }: Viewing,
    policies: readonly Policy[],
    decided: Pick<Policy, 'preferences' | 'evidence' | 'restores'>,
  ): Promise<void> {
    const number = (policies[0]?.number ?? 0) + 1
    const policy: Policy = { ...decided, number, decidedBy: person.id, at: now.toISOString() }
    const change = { kind: 'policy.decided', level: 'human', subject: String(number), policy } as const
    await ledger.write(person, [change], now.getTime())
  }
}

/** A step back goes before what it has gone back to, so that stepping back again goes further. */
function before({ number, restores }: Policy, policies: readonly Policy[]): number {
  if (restores === undefined) return number - 1
  const then = policies.find((one) => one.number === restores)
  return then === undefined ? -1 : before(then, policies)
}

function mayDecide(person: Person): boolean {
  return reachOf(person, 'change', 'library') === 'company'
}

function deciding({ person }: Viewing): Person {
  if (!mayDecide(person)) throw new Refusal('谁排第一由销售运营和管理员来定。')
  return person
}
