import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import type { Level, Matter } from '../people/responsibility.ts'
import { type Facts, type Money, sayMoney } from './facts.ts'
import type { OutsideApproval } from './outside-approval.ts'

/** A request to somebody with the authority 审批: drafted by the bot, sent by the rep, answered by a person. */
export interface Approval extends Ownership {
  id: string
  matter: Matter
  /** What is asked for, in a few words: `8 折`. */
  what: string
  /** The rep's own words. */
  request: string
  /** What was known when it was sent, line by line. */
  rows: readonly { label: string; value: string }[]
  customer?: string
  dealId?: string
  /** The platform it was sent from. */
  platform: string
  /** `void`: taken back or deleted on its platform, or timed out there. */
  state: 'open' | 'granted' | 'declined' | 'withdrawn' | 'void'
  /** ISO 8601, UTC. */
  askedAt: string
  /** Who answered it and when, once somebody has: a person's id, or `platform:user` of somebody who is not with us. */
  decided?: { by: string; at: string }
  outside?: OutsideApproval
  /** Questions and answers on it, the oldest first. */
  notes: readonly ApprovalNote[]
}

export interface ApprovalNote {
  /** A person's id, and their name as it was. */
  by: string
  name: string
  text: string
  at: string
}

export type ApprovalChange =
  | { kind: 'approval.asked'; level: Level; subject: string; approval: Approval }
  /** Of two answers the first counts; writing the second fails. What was granted may be voided yet. */
  | {
      kind: 'approval.granted' | 'approval.declined' | 'approval.withdrawn' | 'approval.voided'
      level: Level
      subject: string
      /** Where it was answered on the platform: by whom (see `decided`), and when, in milliseconds. */
      there?: { by: string; at: number }
    }
  | { kind: 'approval.noted'; level: Level; subject: string; note: ApprovalNote }

/** The keeper of approvals, in the product itself. */
export interface Approvals {
  byId(person: Person, id: string): Promise<Approval | undefined>
  /** Those without an answer that somebody may see, the oldest first. */
  open(person: Person): Promise<Approval[]>
  /** What was granted for a deal, the last first. */
  grantedFor(person: Person, dealId: string): Promise<Approval[]>
}

export const matterNames: Record<Matter, string> = {
  discount: '折扣',
  payment: '账期与付款',
  credit: '信用额度',
  extras: '赠送',
  contract: '合同例外',
  channel: '渠道归属',
  other: '特批',
}

/** What a discount does to the price, as far as one is known: `120 万 → 96 万，少收 24 万`. */
export function priceEffect({ quote, amount }: Pick<Facts, 'quote' | 'amount'>, kept: number): string | undefined {
  const price = (quote ?? amount)?.value
  if (price === undefined) return undefined
  const after = times(price, kept)
  return `${sayMoney(price)} → ${sayMoney(after)}，少收 ${sayMoney(times(price, 1 - kept))}`
}

function times({ min, max }: Money, factor: number): Money {
  const of = (fen: number) => Math.round(fen * factor)
  return { ...(min === undefined ? {} : { min: of(min) }), ...(max === undefined ? {} : { max: of(max) }) }
}
