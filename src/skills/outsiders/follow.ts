import type { Occasion } from '../../conversation/dispatch.ts'
import { type News, readOutsiderNews } from '../../conversation/message.ts'
import { type Outsiders, PlatformError } from '../../conversation/platform.ts'
import { recipientOf } from '../../conversation/reception.ts'
import type { Reply } from '../../conversation/skill.ts'
import type { Person } from '../../people/person.ts'
import { whoseContact } from '../../sales/customers/whose-contact.ts'
import {
  type ContactConsent,
  calledOutside,
  differences,
  isSameCard,
  keptOf,
  type LegalBasis,
  type OutsideCard,
  type OutsideContact,
} from '../../sales/outside-contact.ts'
import type { Ports, SalesAnswer, Writes } from '../ports.ts'
import { arrivalCard, pairsCard } from './cards.ts'

type Needs = Pick<Ports, 'outsideContacts' | 'contacts' | 'customers' | 'people' | 'dayOf' | 'log'>
type Followed = SalesAnswer & { actor?: string }
type Kept = Extract<Writes, { kind: 'outside-contacts.read' }>

/** Whose customers they are, and where they are told of them. */
interface Whose {
  consent: ContactConsent
  legalBasis: LegalBasis
  person: Person
  known: OutsideContact[]
  to: NonNullable<Extract<Reply, { kind: 'text' }>['to']>
  outsiders: Outsiders
}

/** Brings what we have of somebody's customers into line with the platform. Without their consent nothing is so much as asked. */
export function openFollowOutsiders({ outsideContacts, contacts, customers, people, dayOf, log }: Needs) {
  return { everybody, one }

  /** All of them: the first time after the consent, and once a day, for what the platform told may never have reached us. */
  async function everybody(userId: string, occasion: Occasion): Promise<Followed> {
    const whose = await whoseAre(userId, occasion)
    if (whose === undefined) return { replies: [] }
    const { consent, legalBasis, person, known, to } = whose
    const isFirst = consent.lookedAt === undefined
    const readOn = readingDay(occasion.now, dayOf)
    try {
      const listed = await whose.outsiders.all(consent.userId)
      const before = new Map(known.map((contact) => [contact.card.id, contact.consent]))
      const keep = (card: OutsideCard) => {
        const given = before.get(card.id)
        return keptOf(card, { legalBasis, ...(given && { consent: given }) })
      }
      const { added, back, lost } = differences(listed, known)
      const { changed } = differences(listed.map(keep), known)
      const kept = [...added, ...changed].map((card) => ({ card: keep(card) }))
      const returned = back.map((card) => ({ card: keep(card), isBack: true as const }))
      log?.info(
        {
          platform: consent.platform,
          listed: listed.length,
          added: added.length,
          changed: changed.length,
          back: back.length,
          lost: lost.length,
        },
        isFirst ? 'customers were read for the first time' : 'customers were compared with the platform',
      )
      const words = await sayLost(person, lost)
      const found = [...added, ...back]
      return {
        actor: person.id,
        replies: [
          ...(isFirst || found.length > 0
            ? [{ kind: 'card' as const, card: await foundCard(person, found, isFirst), to }]
            : []),
          ...words.map((text) => ({ kind: 'text' as const, text, to })),
        ],
        changes: [
          readBy(consent, { readOn, kept: [...kept, ...returned], lost: lost.map(({ card }) => ({ id: card.id })) }),
        ],
      }
    } catch (error) {
      if (!(error instanceof PlatformError) || error.retry !== 'never') throw error
      log?.warn({ platform: consent.platform, err: error }, 'customers could not be read')
      const text = `读不到你的客户联系人（${error.code}）：应用可能还没有“客户联系”的接口权限，或者你没有客户联系功能。请管理员看接入指南，拿到权限后我每天会再试，授权不用重给。`
      return {
        actor: person.id,
        replies: isFirst ? [{ kind: 'text', text, to }] : [],
        changes: [readBy(consent, { readOn, kept: [], lost: [] })],
      }
    }
  }

  /** One of them, of whom the platform told something. */
  async function one({ id, told }: News, occasion: Occasion): Promise<Followed> {
    const { member, outsideId } = readOutsiderNews(id)
    const whose = await whoseAre(member, occasion)
    if (whose === undefined) return { replies: [] }
    const { consent, legalBasis, person, to } = whose
    const known = whose.known.find(({ card }) => card.id === outsideId)
    // Older than what was told last: it came late.
    if (told !== undefined && known?.toldAt !== undefined && told.at < known.toldAt) return { replies: [] }
    const toldAt = told && { toldAt: told.at }
    const seen = told?.what === 'lost' ? undefined : await whose.outsiders.outsider(outsideId, consent.userId)
    if (seen !== undefined) {
      const card = keptOf(seen, { legalBasis, ...(known?.consent && { consent: known.consent }) })
      if (known?.lostAt !== undefined && told === undefined) return { replies: [] }
      const isNew = known === undefined || known.lostAt !== undefined
      if (!isNew && isSameCard(known.card, card) && told === undefined) return { replies: [] }
      return {
        actor: person.id,
        replies: isNew ? [{ kind: 'card', card: await arrived(person, seen), to }] : [],
        changes: [readBy(consent, { kept: [{ card, ...toldAt, ...(isNew && known && { isBack: true }) }], lost: [] })],
      }
    }
    // Not there yet: the next reading of everybody has them.
    if (told?.what === 'won' || (known === undefined && told === undefined)) return { replies: [] }
    const isGone = known?.lostAt !== undefined
    const words = known === undefined || isGone ? [] : await sayLost(person, [known])
    return {
      actor: person.id,
      replies: words.map((text) => ({ kind: 'text', text, to })),
      changes: [
        readBy(consent, {
          // Lost before we heard of them: remembered, so that older news of them does not bring them in.
          kept: known === undefined ? [{ card: { id: outsideId, name: '', tags: [] } }] : [],
          lost: [{ id: outsideId, ...toldAt }],
        }),
      ],
    }
  }

  async function whoseAre(userId: string, { tenant, platform }: Occasion): Promise<Whose | undefined> {
    const { name, corp, outsiders } = platform
    const consent = await outsideContacts.consentOf(tenant.id, name, userId)
    const person = consent && (await people.byId(tenant.id, consent.personId))
    if (consent === undefined || person === undefined || outsiders === undefined) return undefined
    const reading = await outsideContacts.reading(tenant.id, name)
    if (reading === undefined) return undefined
    const known = (await outsideContacts.of(person)).filter((contact) => contact.platform === name)
    const { legalBasis } = reading
    return { consent, legalBasis, person, known, to: recipientOf({ platform: name, corp }, consent.userId), outsiders }
  }

  /** Whom one tap may put to their customers, and how many are left for the list. */
  async function foundCard(person: Person, found: readonly OutsideCard[], isFirst: boolean) {
    const seen = await customers.of(person)
    const unplaced: OutsideCard[] = []
    for (const card of found) if ((await contacts.known(person, card.id)).length === 0) unplaced.push(card)
    const pairs = unplaced.flatMap((card) => {
      const { sure } = whoseContact(card, seen)
      return sure === undefined ? [] : [{ card, customer: sure }]
    })
    const title = isFirst ? `读到 ${found.length} 位客户联系人` : `对账补上 ${found.length} 位客户联系人`
    const placed = found.length - unplaced.length
    const rest = [
      ...(placed > 0 ? [`已在客户名下 ${placed} 位`] : []),
      `名称一致 ${pairs.length} 位`,
      `要你来认 ${unplaced.length - pairs.length} 位`,
    ].join(' ｜ ')
    return pairsCard(title, pairs, rest)
  }

  async function arrived(person: Person, card: OutsideCard) {
    const [known] = await contacts.known(person, card.id)
    const customer = known && (await customers.byId(person, known.customerId))
    if (customer !== undefined) return { title: `${calledOutside(card)}加回来了`, subtitle: customer.name, blocks: [] }
    const { sure, likely } = whoseContact(card, await customers.of(person))
    return arrivalCard(card, sure === undefined ? likely : [sure])
  }

  /** That somebody is gone, and that nothing of the deal is. */
  async function sayLost(person: Person, lost: readonly OutsideContact[]): Promise<string[]> {
    const lines: string[] = []
    for (const { card } of lost) {
      if (card.name === '') continue
      const [known] = await contacts.known(person, card.id)
      const customer = known && (await customers.byId(person, known.customerId))
      lines.push(
        customer === undefined
          ? `${calledOutside(card)}不再是你的客户联系人（你或对方解除了），读来的资料已删。`
          : `${calledOutside(card)}不再是你的客户联系人（你或对方解除了）。${customer.name}的联系人、商机和记录都还在。`,
      )
    }
    return lines.length === 0 ? [] : [lines.join('\n')]
  }
}

/** Read from nine in the morning on, so that nobody hears of it at night. */
export function readingDay(now: Date, dayOf: (at: Date) => string): string {
  return dayOf(new Date(now.getTime() - 9 * 3_600_000))
}

function readBy({ personId, platform }: ContactConsent, what: Pick<Kept, 'kept' | 'lost' | 'readOn'>): Kept {
  return { kind: 'outside-contacts.read', level: 'auto', subject: personId, platform, ...what }
}
