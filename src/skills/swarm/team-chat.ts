import type { Card } from '../../conversation/card.ts'
import { conversationId } from '../../conversation/message.ts'
import type { Reply, Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Deal } from '../../sales/deal.ts'
import { sayStage } from '../../sales/stage.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import { openChatMembers, type Reachable } from './members.ts'

type Needs = Pick<Ports, 'deals' | 'people' | 'platform' | 'dealChats'>

/** The colleagues' own chat about a deal 内部群: shown with its members first, made by a tap. */
export function openTeamChat({ deals, people, platform, dealChats }: Needs) {
  const chatMembers = openChatMembers({ deals, people })
  return { offer, make, makesThem: (turn: Turn) => platform(turn.platform)?.groups !== undefined }

  async function offer(turn: Turn, deal: Deal): Promise<Card> {
    const chat = await dealChats.of(turn.person, deal.id, turn.platform)
    const members = await membersOf(turn, deal)
    const tooFew = members.length < (platform(turn.platform)?.groups?.size.least ?? 0)
    if (tooFew) throw new Refusal('看得到这一单、又在这里的只有你一个人，一个人建不了群。先让主管在这里说一句话。')
    const label = chat === undefined ? '建群' : '重新建一个'
    return {
      title: chat === undefined ? `给${deal.customer}拉个内部群？` : `${deal.customer}已经有内部群了`,
      subtitle: chat === undefined ? deal.name : `群名：${chat.name}。群主已经把它解散的话，可以重新建。`,
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: '群名', value: nameOf(turn, deal) },
            { label: '成员', value: members.map(({ name }) => name).join('、') },
          ],
        },
        { kind: 'text', text: '只有本公司的人；别的同事，建好后由群里的人直接拉。', tone: 'quiet' },
      ],
      buttons: [{ label, action: 'swarm.make', argument: deal.id, ...(chat === undefined && { emphasis: 'primary' }) }],
    }
  }

  async function make(turn: Turn, dealId: string): Promise<SalesAnswer> {
    const deal = await deals.byId(turn.person, dealId)
    if (deal === undefined) throw new Refusal('没有这一单，或者不在你名下。')
    const groups = platform(turn.platform)?.groups
    if (groups === undefined) throw new Refusal('这里还不能由沙盘建群。')
    const members = await membersOf(turn, deal)
    const name = nameOf(turn, deal)
    const owner = members.find(({ id }) => id === turn.person.id) ?? members[0]
    const made = await groups.make({
      key: turn.newId(),
      name,
      owner: owner?.userId ?? '',
      members: members.map(({ userId }) => userId),
    })
    if ('unfit' in made) throw new Refusal(`群没有建成：${made.unfit}。`)
    const { address } = made
    const to = {
      platform: turn.platform,
      conversation: conversationId(turn.platform, turn.corp, address),
      userId: address,
    }
    const done: Card = {
      title: `${name}：群建好了`,
      blocks: [
        {
          kind: 'text',
          text: `成员：${members.map((one) => one.name).join('、')}。第一句我已经说了，去聊天列表里看。`,
        },
      ],
    }
    const replies: Reply[] = [
      { kind: 'redraw', card: done },
      { kind: 'card', card: opening(deal), to },
    ]
    const chat = {
      dealId,
      platform: turn.platform,
      address,
      name,
      members: members.map(({ id, userId }) => ({ personId: id, userId })),
    }
    return { replies, changes: [{ kind: 'deal-chat.made', level: 'confirm', subject: dealId, chat }] }
  }

  /** Who asks, whose deal it is, and the nearest manager above: each may see all that is said of it; as far as they are here. */
  function membersOf({ person, platform: name, corp }: Turn, deal: Deal): Promise<Reachable[]> {
    return chatMembers(deal.id, deal, [person.id], { platform: name, corp, asking: person.id })
  }

  function nameOf({ platform: on }: Turn, { customer, name }: Deal): string {
    return [...`${customer} · ${name}`].slice(0, platform(on)?.groups?.longestName).join('')
  }
}

/** What everybody in it reads first; what else there is to know stands behind the link, as far as each may see it. */
function opening(deal: Deal): Card {
  return {
    title: `${deal.customer} · ${deal.name}`,
    subtitle: '这是这一单的内部群，客户不在里面。',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '阶段', value: sayStage(deal.stage) },
          { label: '负责', value: deal.ownerName },
        ],
      },
    ],
    link: { label: '商机页', path: `/h5/deals/${deal.id}` },
  }
}
