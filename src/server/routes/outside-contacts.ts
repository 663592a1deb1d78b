import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Platform, Receive } from '../../conversation/platform.ts'
import type { People, Person } from '../../people/person.ts'
import type { Contacts, Customers } from '../../sales/customer.ts'
import { whoseContact } from '../../sales/customers/whose-contact.ts'
import { calledOutside, type OutsideContact, type OutsideContacts, originOf } from '../../sales/outside-contact.ts'
import { groundNames, sayGround } from '../../skills/outsiders/ground-names.ts'
import { OutsideContactDeed, type OutsideContactRow, type OutsideContactsPage } from '../contract.ts'
import { notFound } from '../failures.ts'
import { pressAt } from '../press-from-page.ts'
import { readJson } from '../read-body.ts'

/** 客户联系人: what one agreed to have read, withdrawn as easily as given; and whom it brought, each put to their customer. */
export function outsideContactRoutes(
  router: Router,
  parts: {
    platforms: readonly Platform[]
    outsideContacts: Pick<OutsideContacts, 'reading' | 'consentsBy' | 'of'>
    contacts: Pick<Contacts, 'known'>
    customers: Pick<Customers, 'of'>
    people: Pick<People, 'addressesOf'>
    receive: Receive
    whoAsks(ctx: Context): Promise<Person>
    now(): Date
  },
): void {
  const { outsideContacts, contacts, customers, people, receive, whoAsks, now } = parts
  const platforms = parts.platforms.filter(({ outsiders }) => outsiders !== undefined)

  router.get('/api/outside-contacts', async (ctx) => {
    const person = await whoAsks(ctx)
    const consents = await outsideContacts.consentsBy(person)
    const offered = platforms.map(async ({ name: platform, label }) => {
      const reading = await outsideContacts.reading(person.tenantId, platform)
      const consent = consents.find((one) => one.platform === platform)
      return {
        platform,
        label,
        ...(reading && { allowed: { since: reading.since, ground: groundNames[reading.legalBasis] } }),
        ...(consent && {
          consent: { since: consent.since, ...(consent.lookedAt && { lookedAt: consent.lookedAt }) },
        }),
      }
    })
    const [seen, found] = await Promise.all([customers.of(person), outsideContacts.of(person)])
    const named = found.filter(({ card }) => card.name !== '')
    ctx.body = {
      platforms: await Promise.all(offered),
      contacts: await Promise.all(named.map((contact) => rowOf(person, contact, seen))),
    } satisfies OutsideContactsPage
  })

  router.post('/api/outside-contacts', async (ctx) => {
    const person = await whoAsks(ctx)
    const { platform, deed, id, customerId } = OutsideContactDeed.parse(await readJson(ctx))
    const addresses = await people.addressesOf(person.tenantId, person.id)
    const address = addresses.find((one) => one.platform === platform)
    if (address === undefined) throw notFound()
    const argument = [id, customerId].filter((part) => part !== undefined).join(':')
    const at = now()
    const key = `page outsiders ${deed} ${person.id} ${argument} ${at.getTime()}`
    await pressAt(receive, address, { action: `outsiders.${deed}`, argument, key, at })
    ctx.status = 204
  })

  async function rowOf(
    person: Person,
    contact: OutsideContact,
    seen: Awaited<ReturnType<Customers['of']>>,
  ): Promise<OutsideContactRow> {
    const { platform, card, isSetAside, lostAt } = contact
    const known = await contacts.known(person, card.id)
    const at = new Set(known.map(({ customerId }) => customerId))
    const label = platforms.find(({ name }) => name === platform)?.label ?? platform
    const brief = ({ id, name }: { id: string; name: string }) => ({ id, name })
    return {
      platform,
      id: card.id,
      name: calledOutside(card),
      ...(card.company === undefined ? {} : { company: card.company }),
      ...(card.position === undefined ? {} : { position: card.position }),
      tags: card.tags,
      origin: originOf(card, label, person.name),
      ground: sayGround(contact),
      placed: seen.filter(({ id }) => at.has(id)).map(brief),
      likely: whoseContact(card, seen)
        .likely.filter(({ id }) => !at.has(id))
        .map(brief),
      isSetAside,
      isLost: lostAt !== undefined,
    }
  }
}
