import type { Approvals } from '../../conversation/approvals.ts'
import type { Card } from '../../conversation/card.ts'
import type { Occasion } from '../../conversation/dispatch.ts'
import { PlatformError } from '../../conversation/platform.ts'
import type { Approval } from '../../sales/approval.ts'
import type { OutsideApproval } from '../../sales/outside-approval.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import { headline, requestCard } from './cards.ts'
import { nameOf } from './name-of.ts'
import { toAsker, toDeciders } from './pass-on.ts'
import { foundDeciders } from './raise.ts'
import { settledThere } from './settled-there.ts'
import { userIdOn } from './there.ts'
import type { Underway } from './underway.ts'

/** A request that its platform would not take for this long goes on without it. */
const patienceMs = 15 * 60_000

type Followed = SalesAnswer & { actor?: string }

/** Brings a request and its twin on the platform into line: starts it there, and takes over what became of it. */
export function openFollowApproval(
  { outsideApprovals, people, dayOf }: Pick<Ports, 'outsideApprovals' | 'people' | 'dayOf'>,
  underway: Underway,
) {
  return async (id: string, { tenant, platform, now }: Occasion): Promise<Followed> => {
    const approval = await outsideApprovals.find(tenant.id, platform.name, id)
    const { approvals, label } = platform
    const outside = approval?.outside
    if (approval === undefined || outside === undefined || outside.apart || approvals === undefined) return nothing
    const { instance } = outside
    if (instance === undefined) return begin(approvals, label, approval, outside, now)
    if (approval.state === 'open' && underway.has(instance, now)) return nothing
    return look(approvals, label, approval, instance, now)
  }

  async function begin(
    approvals: Approvals,
    label: string,
    approval: Approval,
    { template }: OutsideApproval,
    now: Date,
  ): Promise<Followed> {
    const { id, ownerId, state } = approval
    const asker = await userIdOn(people, approval, ownerId)
    if (state !== 'open') return nothing
    const apart = { kind: 'approval.apart', level: 'auto', subject: id } as const
    if (asker === undefined) return { replies: [], changes: [apart] }
    const deciders: string[] = []
    for (const { id } of await foundDeciders(people, approval)) {
      const there = await userIdOn(people, approval, id)
      if (there !== undefined) deciders.push(there)
    }
    const askedAt = Date.parse(approval.askedAt)
    const request = { key: id, template, asker, deciders, title: headline(approval), lines: linesOf(approval), askedAt }
    try {
      const instance = await approvals.start(request)
      return { replies: [], changes: [{ kind: 'approval.placed', level: 'auto', subject: id, instance }] }
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      if (error.retry !== 'never' && now.getTime() - askedAt < patienceMs) throw error
      const doubt = error.retry === 'unsure' ? `那边要是已经有一份，请撤掉。` : ''
      const text = `${headline(approval)}没能送进${label}审批（${error.code}），照常在这里批。${doubt}`
      return {
        replies: [
          ...(await toAsker(people, approval, { kind: 'text', text })),
          ...(approvals.answer === undefined
            ? await toDeciders(people, approval, await answerable(approval, now))
            : []),
        ],
        changes: [apart],
      }
    }
  }

  /** Their first card sent them to a page on which it will not be. */
  async function answerable(approval: Approval, now: Date): Promise<Card> {
    const asker = await nameOf(people, approval.tenantId, approval.ownerId)
    return requestCard(approval, asker, dayOf(now))
  }

  async function look(
    approvals: Approvals,
    label: string,
    approval: Approval,
    instance: string,
    now: Date,
  ): Promise<Followed> {
    const settled = await settledThere(people, approval, await approvals.standing(instance), { label, now })
    if (settled === undefined) {
      return { replies: [], changes: [{ kind: 'approval.looked', level: 'auto', subject: approval.id }] }
    }
    const { change, personId } = settled
    return {
      replies: [
        ...(await toAsker(people, approval, { kind: 'text', text: settled.toAsker })),
        ...(await toDeciders(people, approval, settled.toDeciders, personId)),
      ],
      changes: [change],
      ...(personId === undefined ? {} : { actor: personId }),
    }
  }
}

const nothing: Followed = { replies: [] }

/** What stands on the card, a line each; notes were said in the product and stay there. */
function linesOf({ request, rows }: Approval): string[] {
  return [`“${request}”`, ...rows.map(({ label, value }) => `${label}：${value}`)]
}
