import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { addDays, type Day } from '../../language/calendar.ts'
import { weekAt } from '../../language/periods.ts'
import { reachOf } from '../../people/permissions.ts'
import type { Activity } from '../../sales/activity.ts'
import type { Deal } from '../../sales/deal.ts'
import { sayDay } from '../../sales/say-day.ts'
import { sayStage } from '../../sales/stage.ts'
import { daysOf } from '../../sales/told-time.ts'
import type { Slots } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { say } from '../say.ts'
import { isCalled } from '../whom/is-called.ts'

/** People that fit on the smallest screen; the rest are in the text. */
const shown = 6

/** 看团队: visits noted, deals opened and deals in hand, by person, for who may see the team; a rep gets their own. */
export function teamSkill({ activities, deals }: Pick<Ports, 'activities' | 'deals'>): SalesSkill {
  return {
    name: 'team',
    intents: ['team.query'],
    shown: { title: '看团队', what: '谁跑了几家、谁没拜访、新增几单，只数记录里有的', examples: ['上周谁没拜访'] },

    async reply(turn, text, { slots }) {
      const reach = reachOf(turn.person, 'see', 'deal')
      if (reach === undefined) return say('你的角色看不到销售数据。')
      const { first, last } = periodOf(slots, turn.today)
      const [active, open] = await Promise.all([activities.between(turn.person, first, last), deals.open(turn.person)])
      const meant = meantBy(active, slots.owner)
      if (slots.owner !== undefined && meant.length === 0) {
        return say(`没有找到你能看的“${slots.owner}”。名字说全一点，或他不在你的团队里。`)
      }
      const people = /没.{0,4}(?:拜访|跑|写|动静|记录|出去)|零拜访/.test(text)
        ? meant.filter(({ visits }) => visits === 0)
        : meant
      const inHand = open.filter((deal) => slots.stage === undefined || sayStage(deal.stage) === slots.stage)
      const card = teamCard(turn, { people, all: meant.length, first, last }, inHand, slots)
      return {
        replies: [
          ...(reach === 'own'
            ? [{ kind: 'text' as const, text: '团队的数据只有主管和销售运营能看，下面是你自己的。' }]
            : []),
          { kind: 'card', card },
          ...missingFrom(text),
        ],
      }
    },
  }
}

interface Counted {
  people: readonly Activity[]
  all: number
  first: Day
  last: Day
}

function teamCard({ today }: Turn, { people, all, first, last }: Counted, open: readonly Deal[], slots: Slots): Card {
  const rows = people
    .map((each) => ({ each, deals: open.filter(({ ownerId }) => ownerId === each.personId).length }))
    .sort((one, other) => other.each.visits - one.each.visits || other.deals - one.deals)
    .map(({ each, deals }) => ({ label: each.name, value: figures(each, deals, slots, today) }))
  const silent = people.length > 0 && people.every(({ visits }) => visits === 0)
  return {
    title:
      people.length === 0
        ? '每个人都有拜访记录'
        : silent
          ? `${people.length} 人没有拜访记录（共 ${all} 人）`
          : `${people.length} 人，拜访 ${people.reduce((sum, { visits }) => sum + visits, 0)} 次`,
    subtitle: `${sayDay(first, today)} 到 ${sayDay(last, today)}`,
    blocks: [
      ...(rows.length === 0 ? [] : [{ kind: 'facts' as const, rows: rows.slice(0, shown) }]),
      ...rows.slice(shown).map(({ label, value }) => ({ kind: 'text' as const, text: `${label}：${value}` })),
      { kind: 'text', text: '只数记在这里的。没有记录不等于没有跑，问一句再下结论。', tone: 'quiet' },
    ],
  }
}

function figures({ visits, lastVisit, dealsOpened }: Activity, deals: number, { stage }: Slots, today: Day): string {
  const seen = lastVisit === undefined ? '从没记过拜访' : `上次 ${sayDay(lastVisit, today)}`
  return [
    `拜访 ${visits}`,
    `${stage ?? '在跟'} ${deals} 单`,
    ...(dealsOpened > 0 ? [`新建 ${dealsOpened}`] : []),
    ...(visits === 0 ? [seen] : []),
  ].join(' · ')
}

/** The days asked about: the ones named, so many back from today, else this week so far. */
function periodOf({ datetime, window_days: window }: Slots, today: Day): { first: Day; last: Day } {
  if (datetime !== undefined) return daysOf({ value: datetime })
  if (window !== undefined) return { first: addDays(today, -window), last: today }
  return { first: weekAt(today).first, last: today }
}

function meantBy(active: readonly Activity[], said: string | undefined): readonly Activity[] {
  return said === undefined ? active : active.filter(({ name }) => isCalled(name, said))
}

/** What was asked for and is not on record here, said in so many words. */
function missingFrom(text: string): SalesAnswer['replies'] {
  const asked = [...new Set(text.match(/达成率?|完成率|指标|回款|业绩|签约额|签了多少|毛利|周报/g) ?? [])]
  return asked.length === 0
    ? []
    : [{ kind: 'text', text: `你问的${asked.join('、')}这里没有数据：指标和回款还没有接进来，我不编。` }]
}
