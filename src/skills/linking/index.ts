import type { Card } from '../../conversation/card.ts'
import type { Platform } from '../../conversation/platform.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { linkAsked } from './asked.ts'

/** 连接日历、断开日历: one's own calendar on the platform one talks on, read and written from then on. */
export function linkingSkill({
  outsideCalendars,
  people,
  platform,
}: Pick<Ports, 'outsideCalendars' | 'people' | 'platform'>): SalesSkill {
  return {
    name: 'linking',
    intents: ['calendar.create'],
    comesFirst: true,

    async reply(turn, text) {
      const asked = linkAsked(text)
      if (asked === undefined) return undefined
      return asked === 'disconnect' ? disconnect(turn) : connect(turn)
    },

    presses: {
      connect,
      disconnect,
      /** Pressed by the page the member comes back to after agreeing. */
      agreed: async (turn) => linked(turn),
    },
  }

  async function connect(turn: Turn): Promise<SalesAnswer> {
    const { label, calendars } = offering(turn)
    if (await isLinked(turn)) return { replies: [{ kind: 'text', text: `${label}日历已经连着。说“断开日历”就断开。` }] }
    if (calendars.consent === undefined) return linked(turn)
    return { replies: [{ kind: 'card', card: connectCard({ name: turn.platform, label }) }] }
  }

  async function linked(turn: Turn): Promise<SalesAnswer> {
    const { label } = offering(turn)
    const { person, platform } = turn
    const addresses = await people.addressesOf(person.tenantId, person.id)
    const userId = addresses.find((address) => address.platform === platform)?.userId
    if (userId === undefined) throw new Refusal('没有认出你在这个平台上的账号，请从聊天里再试一次。')
    return {
      replies: [
        {
          kind: 'text',
          text: `已连上你的${label}日历：排约时能看到撞车，新约会放进去，那边改期、取消这边跟着变。只有你自己看得到里面的内容。说“断开日历”随时断开。`,
        },
      ],
      changes: [{ kind: 'calendar.linked', level: 'confirm', subject: person.id, platform, userId }],
    }
  }

  async function disconnect(turn: Turn): Promise<SalesAnswer> {
    const { label, calendars } = offering(turn)
    const link = await linkOf(turn)
    if (link === undefined) return { replies: [{ kind: 'text', text: `没有连着${label}日历。` }] }
    await calendars.leave(link.userId)
    return {
      replies: [{ kind: 'text', text: `已断开，从${label}日历读来的内容和授权都删了。沙盘里你自己记的日程还在。` }],
      changes: [{ kind: 'calendar.unlinked', level: 'confirm', subject: turn.person.id, platform: turn.platform }],
    }
  }

  function offering({ platform: name }: Turn): { label: string; calendars: NonNullable<Platform['calendars']> } {
    const { label = '', calendars } = platform(name) ?? {}
    if (calendars === undefined) throw new Refusal('这里还连不上外面的日历，日程由沙盘自己记。')
    return { label, calendars }
  }

  async function linkOf({ person, platform: name }: Turn) {
    const links = await outsideCalendars.linksOf(person.tenantId, person.id)
    return links.find((link) => link.platform === name)
  }

  async function isLinked(turn: Turn): Promise<boolean> {
    return (await linkOf(turn)) !== undefined
  }
}

/** Leads to where the platform asks the member whether they agree. */
export function connectCard({ name, label }: Pick<Platform, 'name' | 'label'>): Card {
  return {
    title: `连接你的${label}日历`,
    blocks: [
      {
        kind: 'text',
        text: '连上以后：排约时能看到撞车，新约会放进你的日历，那边改期、取消这边跟着变。日历内容只有你自己看得到，随时能断开。',
      },
    ],
    link: { label: '去授权', path: `/auth/${name}/calendar` },
  }
}
