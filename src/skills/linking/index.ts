import type { Calendars } from '../../conversation/calendars.ts'
import type { Reply, Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { addressPlatform, pushPlatform } from '../../sales/outside-calendar.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { linkAsked } from './asked.ts'
import { connectCard } from './connect-card.ts'
import { isRepeatedMeeting, sayRepeated } from './repeated.ts'

/**
 * 连接日历、断开日历: one's own calendar on the platform one talks on, read and written from then on; where the platform has none to
 * offer, or only what we put there, one at an address of its own, which is read. A meeting held again and again can stand there alone.
 */
export function linkingSkill({
  outsideCalendars,
  addressCalendars,
  people,
  platform,
}: Pick<Ports, 'outsideCalendars' | 'addressCalendars' | 'people' | 'platform'>): SalesSkill {
  return {
    name: 'linking',
    intents: ['calendar.create'],
    comesFirst: true,

    async reply(turn, text) {
      if (isRepeatedMeeting(text)) return { replies: [{ kind: 'text', text: sayRepeated }] }
      const asked = linkAsked(text)
      if (asked === undefined) return undefined
      return asked === 'disconnect' ? disconnect(turn) : connect(turn)
    },

    presses: {
      connect,
      disconnect,
      /** Pressed by the page the member comes back to after agreeing. */
      agreed: async (turn) => linked(turn),
      /** Pressed by the page on which an address was given and read. */
      address: linkedAtAddress,
      leave: async (turn) => leave(turn, [addressPlatform]),
    },
  }

  async function connect(turn: Turn): Promise<SalesAnswer> {
    const offered = platform(turn.platform)
    if (offered?.calendars === undefined) return connectByAddress(turn)
    const { calendars } = offered
    const label = `${offered.label}日历`
    if (await isLinked(turn)) {
      const said = { kind: 'text', text: `${label}已经连着。说“断开日历”就断开。` } as const
      return { replies: [said, ...(await besides(turn, calendars))] }
    }
    if (calendars.consent === undefined) return linked(turn)
    return { replies: [{ kind: 'card', card: connectCard({ name: turn.platform, label }) }] }
  }

  /** What a platform does not tell can be read at an address. */
  async function besides({ person }: Turn, { oursAlone }: Pick<Calendars, 'oursAlone'>): Promise<Reply[]> {
    if (oursAlone !== true || addressCalendars === undefined) return []
    if ((await addressCalendars.hostOf(person.tenantId, person.id)) !== undefined) return []
    return [{ kind: 'card', card: connectCard({ name: addressPlatform, label: '' }) }]
  }

  function connectByAddress({ platform: name }: Turn): SalesAnswer {
    if (addressCalendars === undefined) throw new Refusal('这里还连不上外面的日历，日程由沙盘自己记。')
    return { replies: [{ kind: 'card', card: connectCard({ name: addressPlatform, label: name }) }] }
  }

  async function linkedAtAddress({ person }: Turn): Promise<SalesAnswer> {
    const host = await addressCalendars?.hostOf(person.tenantId, person.id)
    if (host === undefined) throw new Refusal('还没有收到日历地址，请从页面里再填一次。')
    const link = { platform: addressPlatform, userId: person.id }
    return {
      replies: [
        {
          kind: 'text',
          text: `已连上 ${host} 的日历：排约时能看到撞车，会前有一页纸，会后问一句。只读不写，只有你自己看得到里面的内容。说“断开日历”随时断开。`,
        },
      ],
      changes: [{ kind: 'calendar.linked', level: 'confirm', subject: person.id, ...link }],
    }
  }

  async function linked(turn: Turn): Promise<SalesAnswer> {
    const { person, platform: name } = turn
    const { label = '', calendars } = platform(name) ?? {}
    const addresses = await people.addressesOf(person.tenantId, person.id)
    const userId = addresses.find((address) => address.platform === name)?.userId
    if (userId === undefined) throw new Refusal('没有认出你在这个平台上的账号，请从聊天里再试一次。')
    const text =
      calendars?.oursAlone === true
        ? `已连上：新约会放进你${label}日程里“沙盘”这一本，开始前一刻钟提醒；在那边改期、取消、拒绝，这边跟着变。这一本只有你自己看得到。${label}不让应用看你别的日程。说“断开日历”随时断开。`
        : `已连上你的${label}日历：排约时能看到撞车，新约会放进去，那边改期、取消这边跟着变。只有你自己看得到里面的内容。说“断开日历”随时断开。`
    return {
      replies: [{ kind: 'text', text }, ...(calendars === undefined ? [] : await besides(turn, calendars))],
      changes: [{ kind: 'calendar.linked', level: 'confirm', subject: person.id, platform: name, userId }],
    }
  }

  /** The calendar of the platform one talks on, and one at an address. */
  async function disconnect(turn: Turn): Promise<SalesAnswer> {
    return leave(turn, [turn.platform, addressPlatform])
  }

  async function leave({ person: { tenantId, id } }: Turn, names: readonly string[]): Promise<SalesAnswer> {
    const all = await outsideCalendars.linksOf(tenantId, id)
    const links = all.filter((link) => names.includes(link.platform))
    const pushed = all.some((link) => link.platform === pushPlatform) ? pushedStay : ''
    // An address may be kept that is not followed: it goes all the same.
    const host = await addressCalendars?.hostOf(tenantId, id)
    await addressCalendars?.of(tenantId).leave(id)
    if (links.length === 0 && host === undefined)
      return { replies: [{ kind: 'text', text: `没有连着日历。${pushed}` }] }
    for (const { platform: name, userId } of links)
      if (name !== addressPlatform) await platform(name)?.calendars?.leave(userId)
    return {
      replies: [{ kind: 'text', text: `已断开，从日历读来的内容和授权都删了。沙盘里你自己记的日程还在。${pushed}` }],
      changes: links.map((link) => ({
        kind: 'calendar.unlinked',
        level: 'confirm',
        subject: id,
        platform: link.platform,
      })),
    }
  }

  async function linkOf({ person, platform: name }: Turn) {
    const links = await outsideCalendars.linksOf(person.tenantId, person.id)
    return links.find((link) => link.platform === name)
  }

  async function isLinked(turn: Turn): Promise<boolean> {
    return (await linkOf(turn)) !== undefined
  }
}

const pushedStay = '公司别的系统推来的会议不受影响，要停请找管理员。'
