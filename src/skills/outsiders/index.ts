import type { Card } from '../../conversation/card.ts'
import type { Reply, Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Customer } from '../../sales/customer.ts'
import { isConsentWay } from '../../sales/customers/given-consent.ts'
import {
  type ContactReading,
  calledOutside,
  mayBePlaced,
  type OutsideCard,
  type OutsideContact,
  originOf,
} from '../../sales/outside-contact.ts'
import { sayDayOf } from '../../sales/say-day.ts'
import { allIntents } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill, Writes } from '../ports.ts'
import { say } from '../say.ts'
import { outsidersAsked } from './asked.ts'
import { allowCard, consentCard, forbidCard, givenCard } from './cards.ts'
import { groundNames, sayGround } from './ground-names.ts'

type Needs = Pick<Ports, 'outsideContacts' | 'contacts' | 'customers' | 'people' | 'platform'>

/**
 * 客户联系人: those whom one has in the chat client outside the company. Read only where the company allows it and whose they are
 * agrees; put to a customer only by a tap. What was talked of with them, and another firm's directory, are not taken at all.
 */
export function outsidersSkill({ outsideContacts, contacts, customers, people, platform }: Needs): SalesSkill {
  return {
    name: 'outsiders',
    intents: allIntents,
    comesFirst: true,

    async reply(turn, text, meaning) {
      switch (outsidersAsked(text, meaning)) {
        case 'allow':
          mayManage(turn)
          return withCard(allowCard(labelOn(turn)))
        case 'forbid':
          mayManage(turn)
          return withCard(forbidCard(labelOn(turn)))
        case 'consent':
          return ask(turn)
        case 'withdraw':
          return withdraw(turn)
        case 'show':
          return show(turn)
        case 'history':
          return { ...say(notHistory), changes: [refused('chat-history.refused', turn)] }
        case 'directory':
          return { ...say(notDirectory), changes: [refused('directory.refused', turn)] }
        case undefined:
          return undefined
      }
    },

    presses: { allow, forbid, agree, withdraw, place, agreed, unasked, together, displace, aside },
  }

  async function allow(turn: Turn, basis: string): Promise<SalesAnswer> {
    mayManage(turn)
    if (basis !== 'contract' && basis !== 'consent') throw new Refusal('请从卡片上选一个依据。')
    const perPerson =
      basis === 'consent' ? '这个依据要落到每个人：归到客户之前，我会问销售他怎么同意的，没有就不收，并记入审计。' : ''
    const words = `已开启，依据记为“${groundNames[basis]}”。${perPerson}每位销售对我说“授权客户联系人”之后，才读他自己的客户。说“停用客户联系人”随时停。`
    return {
      ...say(words),
      changes: [{ kind: 'outside-contacts.allowed', level: 'human', subject: turn.platform, legalBasis: basis }],
    }
  }

  async function forbid(turn: Turn): Promise<SalesAnswer> {
    mayManage(turn)
    return {
      ...say('已停用，所有人的授权都结束了，读来的资料已全部删除。'),
      changes: [{ kind: 'outside-contacts.forbidden', level: 'human', subject: turn.platform }],
    }
  }

  async function ask(turn: Turn): Promise<SalesAnswer> {
    const { legalBasis } = await allowed(turn)
    const consent = await consentOf(turn)
    if (consent !== undefined)
      return say(`你已经授权过了（${sayDayOf(consent.since, turn.today)}）。说“撤回客户联系人授权”随时停。`)
    return withCard(consentCard(labelOn(turn), legalBasis))
  }

  async function agree(turn: Turn): Promise<SalesAnswer> {
    await allowed(turn)
    if ((await consentOf(turn)) !== undefined) throw new Refusal('你已经授权过了。')
    const { person, platform: name } = turn
    const userId = await userIdOf(turn)
    return {
      ...say('授权记下了，正在读，读完告诉你。'),
      changes: [{ kind: 'outside-contacts.consented', level: 'confirm', subject: person.id, platform: name, userId }],
    }
  }

  async function withdraw(turn: Turn): Promise<SalesAnswer> {
    if ((await consentOf(turn)) === undefined) return say('你没有授权过读取客户联系人，没有什么要撤的。')
    const { person, platform: name } = turn
    const kept = (await mine(turn)).length
    const words = `已撤回，不再读了，读来的 ${kept} 位资料当场删除。你归到客户名下的联系人、商机和记录都留着。`
    return {
      ...say(words),
      changes: [{ kind: 'outside-contacts.withdrawn', level: 'confirm', subject: person.id, platform: name }],
    }
  }

  async function show(turn: Turn): Promise<SalesAnswer> {
    const label = labelOn(turn)
    const reading = await outsideContacts.reading(turn.person.tenantId, turn.platform)
    const consent = await consentOf(turn)
    const known = (await mine(turn)).filter(({ lostAt }) => lostAt === undefined)
    const rows = [
      { label: '公司', value: reading === undefined ? '没有开启' : `已开启，${groundNames[reading.legalBasis]}` },
      {
        label: '你的授权',
        value: consent === undefined ? '没有授权，不读' : `${sayDayOf(consent.since, turn.today)}起`,
      },
      ...(consent?.lookedAt === undefined
        ? []
        : [{ label: '上次对账', value: `${sayDayOf(consent.lookedAt, turn.today)}，共 ${known.length} 位` }]),
    ]
    const button = consent === undefined ? [] : [{ label: '撤回授权', action: 'outsiders.withdraw', argument: '-' }]
    return withCard({
      title: `你的${label}客户`,
      blocks: [{ kind: 'facts', rows }],
      buttons: button,
      link: { label: '名单', path: '/h5/outsiders' },
    })
  }

  async function place(turn: Turn, argument: string): Promise<SalesAnswer> {
    const { contact, customer } = await pairOf(turn, argument)
    const { card } = contact
    if (await isPlaced(turn, card.id, customer.id))
      throw new Refusal(`${calledOutside(card)}已经在${customer.name}名下了。`)
    if (!mayBePlaced(contact)) {
      return { ...withCard(givenCard(card, customer, turn.today)), changes: [withoutConsent(card)] }
    }
    return filed(turn, contact, customer)
  }

  /** The colleague says how somebody said yes; with that they are put to the customer. */
  async function agreed(turn: Turn, argument: string): Promise<SalesAnswer> {
    const cut = argument.indexOf(':')
    const way = argument.slice(0, cut)
    if (!isConsentWay(way)) throw new Refusal('请从卡片上选一种同意的方式。')
    const { contact, customer } = await pairOf(turn, argument.slice(cut + 1))
    if (await isPlaced(turn, contact.card.id, customer.id))
      throw new Refusal(`${calledOutside(contact.card)}已经在${customer.name}名下了。`)
    const consent = { on: turn.today, by: turn.person.id, byName: turn.person.name, way }
    return filed(turn, { ...contact, consent }, customer)
  }

  async function unasked(turn: Turn, argument: string): Promise<SalesAnswer> {
    const { contact, customer } = await pairOf(turn, argument)
    const title = `${calledOutside(contact.card)}：没有归到${customer.name}`
    return {
      replies: [{ kind: 'redraw', card: { title, blocks: [{ kind: 'text', text: howToAsk }] } }],
    }
  }

  function filed(turn: Turn, contact: OutsideContact, customer: Pick<Customer, 'id' | 'name'>): SalesAnswer {
    const { card } = contact
    const origin = originOf(card, labelOn(turn), turn.person.name)
    const done: Card = {
      title: `${calledOutside(card)} → ${customer.name}`,
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: '来源', value: origin },
            { label: '依据', value: sayGround(contact) },
          ],
        },
      ],
      buttons: [{ label: '归错了', action: 'outsiders.displace', argument: `${card.id}:${customer.id}` }],
    }
    return { replies: [{ kind: 'redraw', card: done }], changes: [placed(turn, contact, customer.id, origin)] }
  }

  /** Several at once, each seen with its customer on the card; whoever is there already stays as they are. */
  async function together(turn: Turn, argument: string): Promise<SalesAnswer> {
    const changes: Writes[] = []
    const rows: { label: string; value: string }[] = []
    const unagreed: OutsideContact[] = []
    for (const pair of argument.split(',')) {
      const { contact, customer } = await pairOf(turn, pair)
      if (await isPlaced(turn, contact.card.id, customer.id)) continue
      if (!mayBePlaced(contact)) {
        unagreed.push(contact)
        continue
      }
      changes.push(placed(turn, contact, customer.id, originOf(contact.card, labelOn(turn), turn.person.name)))
      rows.push({ label: calledOutside(contact.card), value: customer.name })
    }
    if (rows.length + unagreed.length === 0) throw new Refusal('这几位都已经归好了。')
    const names = unagreed.map(({ card }) => calledOutside(card)).join('、')
    const left = `${names}还没有记下本人同意，没有归：到名单里逐个归，我会问怎么同意的。`
    const done: Card = {
      title: rows.length > 0 ? `归好了 ${rows.length} 位` : '都还没有归',
      blocks: [
        ...(rows.length > 0 ? [{ kind: 'facts' as const, rows }] : []),
        ...(unagreed.length > 0 ? [{ kind: 'text' as const, text: left }] : []),
      ],
      link: { label: unagreed.length > 0 ? '名单' : '归错了去名单里改', path: '/h5/outsiders' },
    }
    const refusals = unagreed.map(({ card }) => withoutConsent(card))
    return { replies: [{ kind: 'redraw', card: done }], changes: [...changes, ...refusals] }
  }

  async function displace(turn: Turn, argument: string): Promise<SalesAnswer> {
    const { contact, customer } = await pairOf(turn, argument)
    const { card } = contact
    if (!(await isPlaced(turn, card.id, customer.id)))
      throw new Refusal(`${calledOutside(card)}不在${customer.name}名下。`)
    const origin = originOf(card, labelOn(turn), turn.person.name)
    return {
      ...say(`已从${customer.name}名下拿掉${calledOutside(card)}。`),
      changes: [
        { kind: 'outside-contact.displaced', level: 'confirm', subject: card.id, customerId: customer.id, origin },
      ],
    }
  }

  async function aside(turn: Turn, outsideId: string): Promise<SalesAnswer> {
    const { card } = await contactOf(turn, outsideId)
    const { person, platform: name } = turn
    return {
      replies: [{ kind: 'redraw', card: { title: `${calledOutside(card)}：不归到客户`, blocks: [] } } satisfies Reply],
      changes: [{ kind: 'outside-contact.set-aside', level: 'confirm', subject: person.id, platform: name, outsideId }],
    }
  }

  function mayManage({ person }: Turn): void {
    if (reachOf(person, 'manage', 'people') === undefined) throw new Refusal('开启或停用读取客户联系人，要由管理员来。')
  }

  async function allowed(turn: Turn): Promise<ContactReading> {
    labelOn(turn)
    const reading = await outsideContacts.reading(turn.person.tenantId, turn.platform)
    if (reading === undefined)
      throw new Refusal('公司还没有开启读取客户联系人。要先由管理员对我说“开启客户联系人”，并选好依据。')
    return reading
  }

  function labelOn(turn: Turn): string {
    const offered = platform(turn.platform)
    if (offered?.outsiders === undefined)
      throw new Refusal('这里的客户联系人沙盘读不到，目前只有企业微信的可以。联系人照常一句话就能记。')
    return offered.label
  }

  async function consentOf({ person, platform: name }: Turn) {
    return (await outsideContacts.consentsBy(person)).find((consent) => consent.platform === name)
  }

  async function userIdOf({ person, platform: name, corp }: Turn): Promise<string> {
    const addresses = await people.addressesOf(person.tenantId, person.id)
    const own = addresses.find((address) => address.platform === name && address.corp === corp)
    if (own === undefined) throw new Refusal('没有认出你在这个平台上的账号，请从聊天里再试一次。')
    return own.userId
  }

  async function mine({ person, platform: name }: Turn): Promise<OutsideContact[]> {
    return (await outsideContacts.of(person)).filter((contact) => contact.platform === name)
  }

  async function contactOf(turn: Turn, outsideId: string): Promise<OutsideContact> {
    const found = (await mine(turn)).find(({ card, lostAt }) => card.id === outsideId && lostAt === undefined)
    if (found === undefined) throw new Refusal('这位已经不在你授权读来的名单里了。')
    return found
  }

  async function pairOf(turn: Turn, pair: string) {
    const cut = pair.lastIndexOf(':')
    const contact = await contactOf(turn, pair.slice(0, cut))
    const customer = await customers.byId(turn.person, pair.slice(cut + 1))
    if (customer === undefined) throw new Refusal('没有这家客户，或者不在你名下。')
    return { contact, customer }
  }

  async function isPlaced({ person }: Turn, outsideId: string, customerId: string): Promise<boolean> {
    return (await contacts.known(person, outsideId)).some((contact) => contact.customerId === customerId)
  }
}

/** Not taken: the ground is their own consent, and there is none. */
function withoutConsent({ id }: OutsideCard): Writes {
  return { kind: 'outside-contact.refused', level: 'human', subject: id }
}

function placed(turn: Turn, { card, legalBasis, consent }: OutsideContact, customerId: string, origin: string): Writes {
  return {
    kind: 'outside-contact.placed',
    level: 'confirm',
    subject: turn.newId(),
    outsideId: card.id,
    customerId,
    name: calledOutside(card),
    ...(card.position === undefined ? {} : { title: card.position }),
    origin,
    legalBasis,
    ...(consent && { consent }),
  }
}

function refused(kind: 'directory.refused' | 'chat-history.refused', turn: Turn): Writes {
  return { kind, level: 'human', subject: turn.newId() }
}

function withCard(card: Card): SalesAnswer {
  return { replies: [{ kind: 'card', card }] }
}

const notHistory =
  '你和客户的聊天记录我读不到，也不会去读：那要公司买会话内容存档，还要客户本人同意存档，沙盘没有接。要紧的那几句，长按转发或者贴给我，就当场能用；和客户聊天时，也可以在聊天工具栏里打开沙盘，挑好的话由你自己点发送。'

const howToAsk =
  '先问过他本人。可以照着发：“我把您的称呼、公司和职务记进我们的客户系统，用来跟进合作，您随时可以让我删掉，可以吗？”他答应了，再到名单里归。'

const notDirectory =
  '别家公司的员工名单、通讯录我不能整份收进来：没有对方公司的同意记录，就是擅自采集个人信息，这次请求已记入审计。和你谈这一单的人，一句话告诉我是谁、管什么，我就记到决策链里。'
