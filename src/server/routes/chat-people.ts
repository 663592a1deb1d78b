import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Platform } from '../../conversation/platform.ts'
import type { People, Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Contacts, Customers } from '../../sales/customer.ts'
import { whoseContact } from '../../sales/customers/whose-contact.ts'
import { type LegalBasis, mayBePlaced, type OutsideContacts } from '../../sales/outside-contact.ts'
import { groundNames } from '../../skills/outsiders/ground-names.ts'
import type { Viewing } from '../../skills/ports.ts'
import { type Colleague, chosenGrounds, type Outsider, OutsiderDisplaced, OutsiderPlaced } from '../contract.ts'
import { HttpRefusal, notFound } from '../failures.ts'
import { readJson } from '../read-body.ts'

/** Who colleagues and customers' people are in the chat client: so that a page can open a chat, and know whose chat it stands beside. */
export function chatPeopleRoutes(
  router: Router,
  parts: {
    platforms: readonly Platform[]
    people: Pick<People, 'addressesOf'>
    customers: Customers
    contacts: Contacts
    outsideContacts: Pick<OutsideContacts, 'reading' | 'of'>
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { platforms, people, customers, contacts, outsideContacts, whoAsks, view } = parts

  router.get('/api/:platform/colleagues/:id', async (ctx) => {
    const asking = await whoAsks(ctx)
    const userId = await userIdOf(asking, platformOf(ctx), String(ctx.params['id']))
    if (userId === undefined) throw notFound()
    ctx.body = { userId } satisfies Colleague
  })

  router.get('/api/:platform/outsiders/:id', async (ctx) => {
    ctx.body = (await outsiderOf(await whoAsks(ctx), platformOf(ctx), outsideIdOf(ctx))) satisfies Outsider
  })

  router.post('/api/:platform/outsiders/:id', async (ctx) => {
    const { person, now, newId } = view(await whoAsks(ctx))
    const [platform, outsideId] = [platformOf(ctx), outsideIdOf(ctx)]
    const { customerId, name, ...said } = OutsiderPlaced.parse(await readJson(ctx))
    if ((await toldOf(person, platform, outsideId)) === undefined)
      throw new Refusal(`${platform.label}里这位不是你的客户，不能由你记下。`)
    const legalBasis = (await groundOf(person, platform)) ?? said.legalBasis
    if (legalBasis === undefined) throw new HttpRefusal(400, '选一项合法依据')
    const consent = legalBasis === 'consent' ? await consentOf(person, platform, outsideId) : undefined
    const ground = { legalBasis, ...(consent && { consent }) }
    if (!mayBePlaced(ground))
      throw new Refusal('依据是客户本人同意，他怎么同意的还没有记：请到“更多 · 客户联系人”里归，那里会问。')
    const origin = `${platform.label}联系人`
    const placed = { id: newId(), outsideId, customerId, name, origin, ...ground }
    await contacts.place(person, placed, now.getTime())
    ctx.body = (await outsiderOf(person, platform, outsideId)) satisfies Outsider
  })

  router.post('/api/:platform/outsiders/:id/displace', async (ctx) => {
    const { person, now } = view(await whoAsks(ctx))
    const [platform, outsideId] = [platformOf(ctx), outsideIdOf(ctx)]
    const { customerId } = OutsiderDisplaced.parse(await readJson(ctx))
    await contacts.displace(person, outsideId, customerId, now.getTime())
    ctx.body = (await outsiderOf(person, platform, outsideId)) satisfies Outsider
  })

  async function outsiderOf(person: Person, platform: Platform, outsideId: string): Promise<Outsider> {
    const [known, seen, told, ground] = await Promise.all([
      contacts.known(person, outsideId),
      customers.of(person),
      toldOf(person, platform, outsideId),
      groundOf(person, platform),
    ])
    const nameOf = new Map(seen.map(({ id, name }) => [id, name]))
    return {
      ...(told && { name: told.remark ?? told.name, ...(told.company !== undefined && { company: told.company }) }),
      known: known.map(({ customerId, name }) => ({
        customerId,
        customer: nameOf.get(customerId) ?? '',
        contact: name,
      })),
      ...(ground === undefined && { grounds }),
      likely: told === undefined ? [] : whoseContact(told, seen).likely.map(({ id, name }) => ({ id, name })),
    }
  }

  /** Nothing where this member does not have them there. */
  async function toldOf(person: Person, platform: Platform, outsideId: string) {
    const userId = await userIdOf(person, platform, person.id)
    return userId === undefined ? undefined : platform.outsiders?.outsider(outsideId, userId)
  }

  /** On what ground the company keeps its people's contacts, where it has said so. */
  async function groundOf({ tenantId }: Person, { name }: Platform): Promise<LegalBasis | undefined> {
    return (await outsideContacts.reading(tenantId, name))?.legalBasis
  }

  async function consentOf(person: Person, { name }: Platform, outsideId: string) {
    const all = await outsideContacts.of(person)
    return all.find(({ platform, card }) => platform === name && card.id === outsideId)?.consent
  }

  async function userIdOf({ tenantId }: Person, { name, corp }: Platform, id: string): Promise<string | undefined> {
    const addresses = await people.addressesOf(tenantId, id)
    return addresses.find((one) => one.platform === name && one.corp === corp)?.userId
  }

  function platformOf(ctx: Asked): Platform {
    const platform = platforms.find(({ name }) => name === ctx.params['platform'])
    if (platform === undefined) throw notFound()
    return platform
  }
}

/** Their own consent is no word to choose: how it was given has to be noted, which is asked where contacts are put in order. */
const grounds = chosenGrounds.map((value) => ({ value, label: groundNames[value] }))

/** A request with what its path names. */
type Asked = Context & { params: Record<string, string> }

/** Longer is none of any platform's. */
function outsideIdOf(ctx: Asked): string {
  const id = String(ctx.params['id'])
  if (!/^[\w-]{1,64}$/.test(id)) throw new HttpRefusal(400, '这不是聊天里的联系人')
  return id
}
