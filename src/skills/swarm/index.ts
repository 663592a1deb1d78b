import type { Reply, Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Slots } from '../../understanding/understood.ts'
import type { Ports, SalesSkill } from '../ports.ts'
import { say } from '../say.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { openTeamChat } from './team-chat.ts'

/** 打单小组: whom the records suggest to ask, and a chat of the deal's own people where the platform lets us make one. */
export function swarmSkill(
  ports: Pick<Ports, 'deals' | 'people' | 'platform' | 'dealChats'>,
  findDeal: FindDeal,
): SalesSkill {
  const { deals, people } = ports
  const chats = openTeamChat(ports)
  return {
    name: 'swarm',
    intents: ['swarm.manage'],

    async reply(turn, text, { slots }) {
      if (slots.swarm_action === 'dissolve' && chats.makesThem(turn)) {
        return say('群要由群主在聊天里解散，应用解散不了；什么都没动。散了以后，这一单的记录都还在。')
      }
      if (slots.swarm_action === 'dissolve') {
        return say('在聊天里建小组还没上线，这里也就没有小组可以解散，什么都没动。群还是在原来的地方解散。')
      }
      const found = await findDeal(turn, text, slots.customer)
      if (found.asked !== undefined) return found.asked
      const id = slots.customer === undefined ? turn.memory['deal'] : undefined
      const deal = found.deal ?? (id === undefined ? undefined : await deals.byId(turn.person, id))
      const offered = chats.makesThem(turn) && deal !== undefined ? await chats.offer(turn, deal) : undefined
      const lines = [
        offered === undefined
          ? '在聊天里拉小组还没上线，什么都没建。按记录，可以先找这些人：'
          : '什么都没建，下面点“建群”才建。按记录，还可以找这些人，建好后由群里的人拉：',
        ...(await peers(turn, deal)),
        ...(offered === undefined ? await managers(turn) : []),
        ...skillsLine(slots),
      ]
      const suggested: Reply = { kind: 'text', text: lines.join('\n') }
      return { replies: offered === undefined ? [suggested] : [suggested, { kind: 'card', card: offered }] }
    },

    presses: { make: chats.make },
  }

  /** Colleagues with deals of the same trade, as far as the person may see them. */
  async function peers({ person }: Turn, deal: Deal | undefined): Promise<string[]> {
    const trade = deal?.facts.industry?.value
    if (trade === undefined) return ['· 这一单的行业没有记录，看不出谁做过同类的']
    if (reachOf(person, 'see', 'deal') === 'own') return [`· 做过${trade}的同事：别人的单你看不到，问主管最快`]
    const names = new Map<string, number>()
    for (const { ownerName, ownerId, facts } of await deals.open(person)) {
      if (facts.industry?.value !== trade || ownerId === deal?.ownerId) continue
      names.set(ownerName, (names.get(ownerName) ?? 0) + 1)
    }
    return names.size === 0
      ? [`· 你能看到的人里，没有别人在跟${trade}的单`]
      : [...names].map(([name, count]) => `· ${name}：手上有 ${count} 单${trade}的`)
  }

  async function managers({ person }: Turn): Promise<string[]> {
    const above = await people.above(person.tenantId, 'manager', [person.teamId])
    const [nearest] = above.filter(({ id }) => id !== person.id)
    return nearest === undefined ? [] : [`· ${nearest.name}：你的主管，要人要资源找他`]
  }
}

function skillsLine({ skills = [] }: Slots): string[] {
  return skills.length === 0 ? [] : [`谁懂${skills.join('、')}，记录里还没有技能标签，我不猜。`]
}
