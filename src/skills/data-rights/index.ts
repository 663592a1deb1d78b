import type { Card } from '../../conversation/card.ts'
import { recipientOf } from '../../conversation/reception.ts'
import type { Reply, Turn } from '../../conversation/skill.ts'
import { addWorkdays } from '../../language/holidays.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import { detailOf, masked } from '../../sales/contact-detail.ts'
import type { Deal } from '../../sales/deal.ts'
import { sayDay, sayDayOf } from '../../sales/say-day.ts'
import { answerWithinWorkdays, type DataRequest, requestKinds } from '../../sovereignty/data-request.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { say } from '../say.ts'
import { reach } from '../talk/reach.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { kindOf } from './kind.ts'

const longestWords = 600
const visitsRead = 100

/** 个人信息: a request becomes a ticket for the administrator; one contact's business number is shown when confirmed. */
export function dataRightsSkill(
  { people, visits, deals, dataRequests }: Pick<Ports, 'people' | 'visits' | 'deals' | 'dataRequests'>,
  findDeal: FindDeal,
): SalesSkill {
  return {
    name: 'data-rights',
    intents: ['data.rights'],
    comesFirst: true,
    reply: (turn, text, meaning) => (meaning.tier === 'confirm' ? lookUp(turn, text, meaning) : request(turn, text)),
    presses: { settle, show },
  }

  /** Kept, sent to every administrator who can be reached here, and the rep told what to tell the customer. */
  async function request(turn: Turn, text: string): Promise<SalesAnswer> {
    const { person, now, today, tenant, platform } = turn
    const asked: DataRequest = {
      id: turn.newId(),
      tenantId: person.tenantId,
      ownerId: person.id,
      teamId: person.teamId,
      kind: kindOf(text),
      words: text.trim().slice(0, longestWords),
      askedAt: now.toISOString(),
      dueOn: addWorkdays(today, answerWithinWorkdays),
    }
    const desks = (await people.withRole(tenant.id, 'administrator'))
      .flatMap(({ identities }) => identities)
      .filter((identity) => identity.platform === platform)
    const cards = desks.map(
      ({ userId }): Reply => ({
        kind: 'card',
        card: ticketCard(asked, person.name, today),
        to: recipientOf(turn, userId),
      }),
    )
    return {
      replies: [{ kind: 'text', text: passedOn(asked, cards.length > 0, today) }, ...cards],
      changes: [{ kind: 'data-request.opened', level: 'human', subject: asked.id, request: asked }],
    }
  }

  async function settle(turn: Turn, id: string): Promise<SalesAnswer> {
    const { person, today } = turn
    if (reachOf(person, 'decide', 'data-request') === undefined) throw new Refusal('只有管理员能办结。')
    const asked = await dataRequests.byId(person, id)
    if (asked === undefined) throw new Refusal('没有这张单，可能不是你们公司的。')
    if (asked.settledAt !== undefined) throw new Refusal('这张单已经办结过了。')
    const told = await reach(people, { tenantId: person.tenantId, id: asked.ownerId }, turn.platform)
    const text = `${sayDayOf(asked.askedAt, today)}你转的${requestKinds[asked.kind].name}请求，管理员已办结，可以答复对方了。`
    return {
      replies: [
        { kind: 'redraw', card: { title: '已办结', subtitle: requestKinds[asked.kind].name, blocks: [] } },
        { kind: 'text', text: '已办结，并告诉了转来的同事。' },
        ...(told === undefined ? [] : [{ kind: 'text' as const, text, to: told }]),
      ],
      changes: [{ kind: 'data-request.settled', level: 'human', subject: id }],
    }
  }

  /** A business number somebody noted once: masked until it is asked for with a tap. */
  async function lookUp(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer> {
    const name = meaning.slots.contacts?.find((contact) => contact.name !== null)?.name
    const found = await findDeal(turn, text, meaning.slots.customer, meaning.slots)
    if (found.asked !== undefined) return found.asked
    const deal = found.deal ?? (meaning.slots.customer === undefined ? await dealTalkedAbout(turn) : undefined)
    if (name === undefined || name === null || deal === undefined) {
      return say('说清是哪家客户的谁，比如“宏达精密王经理的电话”。')
    }
    const detail = detailOf(name, await visits.ofDeal(turn.person, deal.id, visitsRead))
    if (detail === undefined) {
      return say(`${deal.customer}${name}的电话和微信，记录里都没有。下次记拜访时带一句，以后就能查。`)
    }
    const card: Card = {
      title: `${name}的${detail.what}：${masked(detail)}`,
      subtitle: `${deal.customer} ｜ ${sayDayOf(detail.at, turn.today)}拜访里记的`,
      blocks: [{ kind: 'text', text: '只用于这一单的业务联系；看全号会留痕。', tone: 'quiet' }],
      buttons: [{ label: '看全号', action: 'data-rights.show', argument: `${deal.id}:${name}`, emphasis: 'primary' }],
    }
    return { replies: [{ kind: 'card', card }] }
  }

  async function dealTalkedAbout({ person, memory }: Turn): Promise<Deal | undefined> {
    const id = memory['deal']
    return id === undefined ? undefined : deals.byId(person, id)
  }

  async function show(turn: Turn, argument: string): Promise<SalesAnswer> {
    const cut = argument.lastIndexOf(':')
    const name = argument.slice(cut + 1)
    const detail = detailOf(name, await visits.ofDeal(turn.person, argument.slice(0, cut), visitsRead))
    if (detail === undefined) throw new Refusal('现在看不到这条了，可能这一单已经转给别人。')
    return {
      ...say(`${name}的${detail.what}：${detail.value}`),
      changes: [{ kind: 'contact.shown', level: 'confirm', subject: detail.visitId }],
    }
  }
}

function passedOn({ kind, dueOn }: DataRequest, reached: boolean, today: string): string {
  const { name, ground } = requestKinds[kind]
  const to = reached ? '已经转给管理员' : '已经登记。公司还没有设置能收到消息的管理员，请直接告诉负责个人信息的同事'
  if (kind === 'export') return `批量导出我不能直接给。${to}，由他按公司的规定审批（${ground}）。`
  return [
    `${name}的请求（${ground}）${to}。`,
    `惯例是 ${answerWithinWorkdays} 个工作日内答复，也就是 ${sayDay(dueOn, today)}前。`,
    '可以这样回对方：“收到，公司会有专人核实身份后办理，有结果告诉您。”在那之前别再把他的信息发给别人。',
  ].join('\n')
}

function ticketCard({ id, kind, words, dueOn }: DataRequest, from: string, today: string): Card {
  const { name, ground } = requestKinds[kind]
  return {
    title: `个人信息请求：${name}`,
    subtitle: `${from} 转来 ｜ ${sayDay(dueOn, today)}前答复`,
    blocks: [
      { kind: 'text', text: `“${words}”` },
      { kind: 'text', text: `${ground}。先核实身份；不办要说明理由。`, tone: 'quiet' },
    ],
    buttons: [{ label: '已办结', action: 'data-rights.settle', argument: id, emphasis: 'primary' }],
  }
}
