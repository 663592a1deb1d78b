import { describe, expect, test } from 'vitest'
import type { Facts } from '../../sales/facts.ts'
import { aDeal } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'
import type { VisitForm } from './visit-form.ts'

const on = '2026-11-01'
const said = <T>(value: T) => ({ value, source: 'said' as const, on })

/** Customers as a rep might have them on file on Tuesday, 24 November 2026. */
const deals = [
  aDeal({
    customer: '宏达精密',
    facts: facts({
      contacts: [
        { name: '王总', title: '总经理', role: said('EB') },
        { name: '李工', title: '工艺工程师', role: said('UB') },
      ],
      competitors: said(['用友']),
    }),
  }),
  aDeal({ customer: '云澜二院', name: '超声采购', facts: facts({ contacts: [{ name: '张主任', role: said('TB') }] }) }),
  aDeal({
    customer: '远航电子',
    name: 'MES 二期',
    facts: facts({ budget: said({ min: 80_000_000, max: 80_000_000 }) }),
  }),
  aDeal({ customer: '青禾中学', name: '智慧教室', facts: facts({}) }),
  aDeal({
    customer: '华润医药',
    name: '冷链监测',
    facts: facts({ contacts: [{ name: '赵经理', role: said('COACH') }] }),
  }),
]

function facts(some: Partial<Facts>): Facts {
  return { contacts: [], objections: [], stage: { value: 'solution', source: 'record', on }, ...some }
}

/** What a visit's form ought to say before anybody has touched it. */
interface Wanted {
  customer: string
  on: string
  attendees: string[]
  mood?: string
  nextOn?: string
  commitments?: [side: string, words: RegExp, due?: string][]
  heard?: Record<string, string>
}

interface Simulated {
  what: string
  /** What came before: an appointment agreed on in the chat, and when the form is opened. */
  agreed?: string
  opened: string
  /** What was said: in the chat, from whose card the form is opened, or typed into it. */
  chat?: string
  note?: string
  from?: 'appointment' | 'draft' | 'deal'
  deal?: string
  wanted: Wanted
}

/** Written down before the form was run on them. */
const visits: Simulated[] = [
  {
    what: 'only the calendar knows',
    agreed: '明天下午两点约了宏达精密的王总',
    opened: '2026-11-25T15:05:00+08:00',
    from: 'appointment',
    wanted: { customer: '宏达精密', on: '2026-11-25T14:00', attendees: ['王总 EB'] },
  },
  {
    what: 'the calendar, and one sentence dictated',
    agreed: '明天下午两点约了宏达精密的王总',
    opened: '2026-11-25T15:05:00+08:00',
    from: 'appointment',
    note: '聊得不错，预算80万，下周三下午三点再去演示',
    wanted: {
      customer: '宏达精密',
      on: '2026-11-25T14:00',
      attendees: ['王总 EB'],
      mood: 'warm',
      nextOn: '2026-12-02T15:00',
      heard: { budget: '80 万' },
    },
  },
  {
    what: 'one sentence in the chat, with a promise of ours',
    opened: '2026-11-24T16:00:00+08:00',
    from: 'draft',
    chat: '刚见了云澜二院的张主任，他嫌贵，要我们周五前把参数对比发给他',
    wanted: {
      customer: '云澜二院',
      on: '2026-11-24',
      attendees: ['张主任 TB'],
      commitments: [['us', /参数对比/, '2026-11-27']],
      heard: { 'objection-PRICE': '嫌贵' },
    },
  },
  {
    what: 'the budget was cut and somebody new appears',
    opened: '2026-11-24T17:00:00+08:00',
    from: 'draft',
    chat: '今天拜访远航电子，见了董厂长和采购刘经理，预算从80万砍到60万',
    wanted: {
      customer: '远航电子',
      on: '2026-11-24',
      attendees: ['董厂长', '刘经理'],
      heard: { budget: '60 万' },
    },
  },
  {
    what: 'yesterday, from the deal, dictated without a name',
    opened: '2026-11-24T09:30:00+08:00',
    from: 'deal',
    deal: 'deal-华润医药',
    note: '昨天见了赵经理，他答应下周一之前约院长出来，态度挺热情',
    wanted: {
      customer: '华润医药',
      on: '2026-11-23',
      attendees: ['赵经理 COACH'],
      mood: 'warm',
      commitments: [['customer', /约院长/, '2026-11-30']],
    },
  },
  {
    what: 'a rival turns up and nobody is met of those who decide',
    opened: '2026-11-24T18:00:00+08:00',
    from: 'draft',
    chat: '刚从青禾中学回来，见了信息中心陈主任，校长没见到，竞品是希沃',
    wanted: {
      customer: '青禾中学',
      on: '2026-11-24',
      attendees: ['陈主任'],
      heard: { competitors: '希沃' },
    },
  },
  {
    what: 'the customer is upset',
    opened: '2026-11-24T15:00:00+08:00',
    from: 'draft',
    chat: '刚见了宏达精密的李工，他很不满意，说上次答应的样机一直没到',
    wanted: { customer: '宏达精密', on: '2026-11-24', attendees: ['李工 UB'], mood: 'upset' },
  },
  {
    what: 'several people, a day for the next meeting, both sides promise',
    agreed: '周四上午十点去云澜二院见张主任和院长',
    opened: '2026-11-26T11:20:00+08:00',
    from: 'appointment',
    note: '院长说月底前上会，我们答应明天把报价单送过去，12月3号再去汇报',
    wanted: {
      customer: '云澜二院',
      on: '2026-11-26T10:00',
      attendees: ['张主任 TB', '院长 EB'],
      nextOn: '2026-12-03',
      commitments: [
        ['customer', /上会/, '2026-11-30'],
        ['us', /报价单/, '2026-11-27'],
      ],
    },
  },
  {
    what: 'a customer nobody has on file',
    opened: '2026-11-24T14:00:00+08:00',
    from: 'draft',
    chat: '今天拜访了博远生物，见了采购部孙经理，想先看样品',
    wanted: { customer: '博远生物', on: '2026-11-24', attendees: ['孙经理'] },
  },
  {
    what: 'a call that came to nothing',
    opened: '2026-11-24T10:00:00+08:00',
    from: 'deal',
    deal: 'deal-远航电子',
    note: '打电话给董厂长，他很冷淡，说等明年一季度再说',
    wanted: { customer: '远航电子', on: '2026-11-24', attendees: ['董厂长'], mood: 'cool' },
  },
]

describe('ten simulated visits', () => {
  test('the form nobody has touched is right in eight of them or more', async () => {
    const wrong: string[] = []
    for (const visit of visits) {
      const bot = await talk({ deals })
      const form = await opened(bot, visit)
      const found = differences(form, visit.wanted)
      if (found.length > 0) wrong.push(`${visit.what}: ${found.join('; ')}`)
      await bot.close()
    }
    expect(visits).toHaveLength(10)
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(2)
  }, 60_000)
})

async function opened(bot: Bot, { agreed, opened: at, chat, note = '', from, deal }: Simulated): Promise<VisitForm> {
  if (agreed !== undefined) {
    await bot.says('lin', agreed)
    await bot.presses('lin', '记下')
  }
  bot.at(at)
  if (chat !== undefined) await bot.says('lin', chat)
  const turn = await bot.turnOf('lin')
  const begun = await bot.visitForms.begin(turn, await about(bot, from, deal))
  return note === '' ? begun : bot.visitForms.fill(turn, { ...begun, note })
}

async function about(bot: Bot, from: Simulated['from'], deal: string | undefined): Promise<VisitForm['about']> {
  const turn = await bot.turnOf('lin')
  if (from === 'deal') return deal === undefined ? {} : { deal }
  if (from === 'appointment') {
    const [appointment] = await bot.storage.calendar.between(turn.person, '2026-11-24', '2026-11-30')
    return appointment === undefined ? {} : { appointment: appointment.id }
  }
  const [draft] = JSON.parse(turn.memory['drafts'] ?? '[]') as { id: string }[]
  return draft === undefined ? {} : { draft: draft.id }
}

function differences(form: VisitForm, wanted: Wanted): string[] {
  const people = form.attendees.map(({ name, role }) => (role === undefined ? name : `${name} ${role}`))
  const attendees = wanted.attendees.filter((who) => people.every((one) => one !== who && !one.startsWith(`${who} `)))
  const { commitments = [], heard = {} } = wanted
  const unkept = commitments.filter(
    ([by, words, due]) => !form.commitments.some((one) => one.by === by && words.test(one.text) && one.due === due),
  )
  const unheard = Object.entries(heard).filter(
    ([key, value]) => !form.heard.some((line) => line.key === key && line.value === value),
  )
  return [
    ...(form.customer === wanted.customer ? [] : [`customer ${form.customer}`]),
    ...(form.on === wanted.on ? [] : [`on ${form.on}`]),
    ...(attendees.length === 0 && people.length === wanted.attendees.length ? [] : [`people ${people.join()}`]),
    ...(form.mood === wanted.mood ? [] : [`mood ${form.mood}`]),
    ...(form.nextStep?.on === wanted.nextOn ? [] : [`next ${JSON.stringify(form.nextStep)}`]),
    ...(unkept.length === 0 && form.commitments.length === commitments.length
      ? []
      : [`commitments ${JSON.stringify(form.commitments)}`]),
    ...(unheard.length === 0 ? [] : [`heard ${JSON.stringify(form.heard)}`]),
  ]
}
