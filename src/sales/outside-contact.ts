import { dayOf } from '../language/calendar.ts'
import type { Person } from '../people/person.ts'
import type { Contact } from './customer.ts'
import type { GivenConsent } from './customers/given-consent.ts'

/** What a chat client says of somebody outside the company 外部联系人 whom one of ours has there. Neither numbers nor talk. */
export interface OutsideCard {
  id: string
  /** What they call themselves, and what the colleague calls them. */
  name: string
  remark?: string
  company?: string
  position?: string
  tags: readonly string[]
  /** Since when, in milliseconds, in which way, in words, and over which channel of the company. */
  addedAt?: number
  way?: string
  channel?: string
}

/** On what ground the company keeps what is read (PIPL 13), as it said when it allowed the reading. */
export type LegalBasis = NonNullable<Contact['legalBasis']>

/** That a company has its people's customers read from a platform, for those who agree. */
export interface ContactReading {
  legalBasis: LegalBasis
  /** Who allowed it, and since when; ISO 8601. */
  by: string
  since: string
}

/** That somebody agreed to have their customers read from a platform 授权. */
export interface ContactConsent {
  tenantId: string
  personId: string
  platform: string
  /** Who they are there. */
  userId: string
  /** ISO 8601. */
  since: string
  /** When it was last read, and the day everything was. */
  lookedAt?: string
  readOn?: string
}

/** Somebody outside as a colleague has them, and how we came by it. */
export interface OutsideContact {
  personId: string
  platform: string
  card: OutsideCard
  legalBasis: LegalBasis
  /** Their own consent; where that is the ground, they are not put to a customer without it. */
  consent?: GivenConsent
  /** ISO 8601. */
  takenAt: string
  /** Their colleague said that they are at none of our customers. */
  isSetAside: boolean
  /** Since when they are not the colleague's any more; ISO 8601. */
  lostAt?: string
  /** The last that the platform itself told of winning or losing them, in milliseconds. */
  toldAt?: number
}

export type OutsideContactChange =
  /** `subject`: the platform. */
  | { kind: 'outside-contacts.allowed'; level: 'human'; subject: string; legalBasis: LegalBasis }
  /** Whatever was read is deleted, whoever agreed. */
  | { kind: 'outside-contacts.forbidden'; level: 'human'; subject: string }
  /** `subject`: who agreed. */
  | { kind: 'outside-contacts.consented'; level: 'confirm'; subject: string; platform: string; userId: string }
  /** What was read is deleted; contacts that were put to customers, and the deals, stay. */
  | { kind: 'outside-contacts.withdrawn'; level: 'confirm'; subject: string; platform: string }
  /** What is otherwise than it was; `readOn` where everything was looked at. `subject`: whose it is. */
  | {
      kind: 'outside-contacts.read'
      level: 'auto'
      subject: string
      platform: string
      readOn?: string
      kept: readonly { card: OutsideCard; toldAt?: number; isBack?: true }[]
      lost: readonly { id: string; toldAt?: number }[]
    }
  /** Their colleague said at which customer they are. `subject`: the contact, made with that id where nobody is called so there. */
  | {
      kind: 'outside-contact.placed'
      level: 'confirm'
      subject: string
      outsideId: string
      customerId: string
      name: string
      title?: string
      origin: string
      legalBasis: LegalBasis
      consent?: GivenConsent
    }
  /** Somebody was not put to a customer, for the ground is their own consent and none was noted. `subject`: who. */
  | { kind: 'outside-contact.refused'; level: 'human'; subject: string }
  /** Not at this customer after all; a contact that came of placing them there, told by its `origin`, goes. */
  | {
      kind: 'outside-contact.displaced'
      level: 'confirm'
      subject: string
      customerId: string
      origin: string
    }
  /** `subject`: whose they are. */
  | { kind: 'outside-contact.set-aside'; level: 'confirm'; subject: string; platform: string; outsideId: string }

/** The keeper of what was agreed to and read. */
export interface OutsideContacts {
  reading(tenantId: string, platform: string): Promise<ContactReading | undefined>
  /** While it stands; nobody's who is inactive, and none where the company does not have it read. */
  consentOf(tenantId: string, platform: string, userId: string): Promise<ContactConsent | undefined>
  /** One's own, on each platform. */
  consentsBy(person: Person): Promise<ContactConsent[]>
  /** Not read on `day` yet, the longest ago first. */
  due(day: string, limit: number): Promise<ContactConsent[]>
  /** One's own, the newest first. */
  of(person: Person): Promise<OutsideContact[]>
}

/** Whether somebody may be put to a customer: where the ground is their own consent, only once it was noted. */
export function mayBePlaced({ legalBasis, consent }: Pick<OutsideContact, 'legalBasis' | 'consent'>): boolean {
  return legalBasis !== 'consent' || consent !== undefined
}

/** What is kept of somebody: while their consent is the ground and not noted, no more than by what to ask for it. */
export function keptOf(card: OutsideCard, ground: Pick<OutsideContact, 'legalBasis' | 'consent'>): OutsideCard {
  if (mayBePlaced(ground)) return card
  const { id, name, remark } = card
  return { id, name, ...(remark === undefined ? {} : { remark }), tags: [] }
}

/** What somebody goes by. */
export function calledOutside({ name, remark }: Pick<OutsideCard, 'name' | 'remark'>): string {
  return remark ?? name
}

/** Whence we know of them: 企业微信：林晓 2026-11-03 通过扫描二维码添加（渠道 展会）. */
export function originOf({ addedAt, way, channel }: OutsideCard, platform: string, colleague: string): string {
  const day = addedAt === undefined ? '' : ` ${dayOf(new Date(addedAt))}`
  const how = way === undefined ? '添加' : `通过${way}添加`
  return `${platform}：${colleague}${day} ${how}${channel === undefined ? '' : `（渠道 ${channel}）`}`
}

/** What a reading of everybody a colleague has comes to, against what was known: only what is otherwise. */
export function differences(listed: readonly OutsideCard[], known: readonly OutsideContact[]) {
  const before = new Map(known.map((contact) => [contact.card.id, contact]))
  const there = new Set(listed.map(({ id }) => id))
  const added = listed.filter(({ id }) => !before.has(id))
  const back = listed.filter((card) => isBack(before.get(card.id), card))
  const changed = listed.filter((card) => {
    const contact = before.get(card.id)
    return contact !== undefined && contact.lostAt === undefined && !isSameCard(contact.card, card)
  })
  const lost = known.filter(({ card, lostAt }) => lostAt === undefined && !there.has(card.id))
  return { added, back, changed, lost }
}

/** A platform goes on listing those who ended it themselves: back is only who was added anew since. */
function isBack(contact: OutsideContact | undefined, { addedAt }: OutsideCard): boolean {
  return contact?.lostAt !== undefined && addedAt !== undefined && addedAt > Date.parse(contact.lostAt)
}

/** The news come with less than a reading: tags may come in another order. */
export function isSameCard(one: OutsideCard, other: OutsideCard): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))
}

function inOrder({ tags, ...rest }: OutsideCard): unknown {
  return [Object.entries(rest).sort(), [...tags].sort()]
}
