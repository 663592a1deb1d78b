import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { addWorkdays } from '../../language/holidays.ts'
import type { Attention, AttentionWishes } from '../../people/attention.ts'
import { Refusal } from '../../people/refusal.ts'
import { practicesIn } from '../../sales/behaviour/morning/best-practice.ts'
import { draftFor, paragraphOf } from '../../sales/behaviour/plan-draft.ts'
import type { Standings } from '../behaviour/standings.ts'
import type { Dated } from '../calendar/filer.ts'
import type { Filer } from '../filing/filer.ts'
import type { Filing } from '../filing/frame.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { say } from '../say.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { asksForBrief, asksForThings, paceAsked, warRoomAsked } from './asked.ts'
import type { Briefing } from './briefing.ts'
import { draftCard } from './draft-card.ts'
import { itemCard } from './item.ts'
import { isForTeam, type Mornings } from './mornings.ts'
import { noticeCard } from './notice-card.ts'
import { sayPractice } from './practice.ts'
import { openWarRoom } from './war-room.ts'

/** 晨会简报 for managers, 今天三件事 for reps: asked for or sent; and how often it comes. */
export function briefSkill(
  { deals, tasks, dealEvents, people }: Pick<Ports, 'deals' | 'tasks' | 'dealEvents' | 'people'>,
  parts: {
    briefing: Briefing
    mornings: Mornings
    standings: Standings
    filing: Filing
    appointments: Filer<Dated>
    findDeal: FindDeal
  },
): SalesSkill {
  const { briefing, mornings, standings, filing, appointments, findDeal } = parts
  const warRoom = openWarRoom({ deals, people }, filing, appointments)
  return {
    name: 'brief',
    // A wish about the card is no intent of its own: its words are heard for these.
    intents: ['brief.daily', 'team.query', 'task.create', 'smalltalk', 'help', 'outbound.refuse'],
    comesFirst: true,
    shown: {
      title: '晨会简报',
      what: '主管：今天带谁练什么，上次带的做了没有；销售：今天先做哪三件',
      examples: ['今天晨会说什么', '今天三件事'],
    },

    async reply(turn, text) {
      const pace = paceAsked(text)
      if (pace !== undefined) return wish(turn, pace)
      const meeting = warRoomAsked(text, turn.now)
      if (meeting !== undefined) return meet(turn, text, meeting)
      if (!(isForTeam(turn.person) ? asksForBrief(text) : asksForThings(text))) return undefined
      const { card } = await mornings(turn.person, turn.now, turn.today, false)
      return { replies: [{ kind: 'card', card }], changes: [read(turn)], halts: true }
    },

    presses: {
      item: async (turn, behaviour) => {
        const { focus } = await briefing(turn.person, turn.today)
        const found = focus.find((one) => one.behaviour.id === behaviour)
        const all = await standings.now(turn.person, turn.today)
        if (found === undefined) throw new Refusal('这一项现在没有人在警戒以下了。')
        const card = itemCard(
          found,
          all.map(({ work }) => work),
        )
        return { replies: [{ kind: 'card', card }], changes: [read(turn)] }
      },
      practice: async (turn) => {
        const all = await standings.now(turn.person, turn.today)
        const [first, ...others] = practicesIn(
          all.map(({ work }) => work),
          turn.today,
        )
        if (first === undefined) throw new Refusal('近三周没有够得上的例子。')
        return {
          replies: [
            { kind: 'text', text: sayPractice(first.practice) },
            ...(others.length === 0 ? [] : [{ kind: 'card' as const, card: otherPractices }]),
          ],
          changes: [read(turn)],
        }
      },
      notice: async (turn, id) => {
        const event = await dealEvents.byId(turn.person, id)
        const deal = event?.dealId === undefined ? undefined : await deals.byId(turn.person, event.dealId)
        if (event === undefined || deal === undefined) throw new Refusal('这条公告现在不在你能看的商机上了。')
        return { replies: [{ kind: 'card', card: noticeCard(event, deal) }], changes: [read(turn)] }
      },
      draft: async (turn, dealId) => {
        const all = await standings.now(turn.person, turn.today)
        const work = all.find((one) => one.work.deals.some(({ id }) => id === dealId))?.work
        const draft = work && draftFor(work, dealId)
        if (work === undefined || draft === undefined) throw new Refusal('这一单不在你能看的范围里。')
        const card = draftCard(draft, work.person.id)
        const text = paragraphOf(draft)
        return {
          replies: [...(text === '' ? [] : [{ kind: 'text' as const, text }]), { kind: 'card', card }],
          changes: [read(turn)],
        }
      },
      meeting: async (turn, dealId) => withRead(turn, await warRoom.propose(turn, dealId)),
      invite: warRoom.invite,
      done: async (turn, id) => {
        const task = await tasks.byId(turn.person, id)
        if (task === undefined || task.ownerId !== turn.person.id) throw new Refusal('找不到这条待办，可能不是你的。')
        if (task.state !== 'open') throw new Refusal('这条待办已经了了。')
        return {
          replies: [{ kind: 'text', text: `好，“${task.text}”做完了。有结果就说一句，我来记。` }],
          changes: [{ kind: 'task.done', level: 'auto', subject: id }, read(turn)],
        }
      },
      later: async (turn) => {
        const until = new Date(turn.now.getTime() + laterMs).toISOString()
        return {
          replies: [{ kind: 'text', text: '好，一小时后再来一次，到时候按那时的情况重新排。' }],
          changes: [
            { kind: 'brief.snoozed', level: 'auto', subject: turn.person.id, day: turn.today, until },
            read(turn),
          ],
        }
      },
      less: async (turn) => ({ replies: [{ kind: 'card', card: paceCard() }], changes: [read(turn)] }),
      pace: async (turn, argument) => wish(turn, wishesFor(turn, argument)),
    },
  }

  /** The meeting about the deal that was named, or is talked about. */
  async function meet(
    turn: Turn,
    text: string,
    { customer, when }: NonNullable<ReturnType<typeof warRoomAsked>>,
  ): Promise<SalesAnswer> {
    const found = await findDeal(turn, text, customer)
    if (found.asked !== undefined) return { ...found.asked, halts: true }
    const dealId = found.deal?.id ?? (customer === undefined ? turn.memory['deal'] : undefined)
    const answer =
      dealId === undefined
        ? say('给哪一单开？说一声客户的名字，例如“给宏达精密开个攻坚会”。')
        : await warRoom.propose(turn, dealId, when)
    return { ...answer, halts: true }
  }
}

const otherPractices: Card = {
  title: '别的做法在页面上',
  blocks: [{ kind: 'text', text: '一样隐去了人名和客户名，能复制转发，也能分享给全公司。', tone: 'quiet' }],
  link: { label: '看做法', path: '/h5/practices' },
}

/** So long one is left alone who wants to hear it later. */
const laterMs = 3_600_000

function read({ person: { id } }: Turn) {
  return { kind: 'brief.read' as const, level: 'auto' as const, subject: id }
}

function withRead(turn: Turn, answer: SalesAnswer): SalesAnswer {
  return { ...answer, changes: [...(answer.changes ?? []), read(turn)] }
}

function wishesFor({ today }: Turn, argument: string): AttentionWishes {
  if (argument === 'pause') return { briefs: 'daily', briefsFrom: addWorkdays(today, 5) }
  const briefs = (['daily', 'weekly', 'off'] as const).find((one) => one === argument)
  if (briefs === undefined) throw new Refusal('这个按钮已经不用了。')
  return { briefs, briefsFrom: null }
}

function wish(turn: Turn, wishes: AttentionWishes): SalesAnswer {
  const { id } = turn.person
  return {
    replies: [{ kind: 'card', card: wishedCard(wishes, isForTeam(turn.person)) }],
    changes: [{ kind: 'attention.set', level: 'auto', subject: id, wishes }, read(turn)],
  }
}

const paceWords: Record<Attention['briefs'], string> = {
  daily: '每个工作日一张',
  weekly: '每周第一个工作日一张',
  off: '不再主动发',
}

function wishedCard({ briefs, briefsFrom, briefAt }: AttentionWishes, forTeam: boolean): Card {
  const said = [
    ...(typeof briefsFrom === 'string' ? [`${briefsFrom} 起再发`] : briefs ? [paceWords[briefs]] : []),
    ...(briefAt ? [`${briefAt} 过后几分钟内到`] : []),
  ]
  return {
    title: `好，${forTeam ? '晨会简报' : '每天三件事'}${said.join('，')}`,
    blocks: [{ kind: 'text', text: `问“${forTeam ? '今天晨会说什么' : '今天三件事'}”随时有。`, tone: 'quiet' }],
    buttons: [{ label: '恢复每天', action: 'brief.pace', argument: 'daily' }],
  }
}

function paceCard(): Card {
  return {
    title: '早上这张多久来一次？',
    blocks: [{ kind: 'text', text: '没什么可说的那天本来就不发；两周一次没点过，会自己改成每周一张。', tone: 'quiet' }],
    buttons: [
      { label: '每周一张', action: 'brief.pace', argument: 'weekly' },
      { label: '停一周', action: 'brief.pace', argument: 'pause' },
      { label: '不再发', action: 'brief.pace', argument: 'off' },
      { label: '每天照发', action: 'brief.pace', argument: 'daily' },
    ],
  }
}
