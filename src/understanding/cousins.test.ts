import { describe, expect, test } from 'vitest'
import { shipped } from './learned/shipped.ts'
import { read } from './read.ts'
import { understand } from './understand.ts'
import type { Heard } from './understood.ts'

const alone: Heard = { channel: 'single', now: new Date('2026-11-24T09:00:00+08:00') }
const inDeal: Heard = { ...alone, context: { customer: '宏达精密', deal: '宏达精密-产线改造' } }

const intentsOf = (text: string, heard = alone) => understand(text, heard).intents

describe('what is asked of one’s own book, days and colleagues', () => {
  test.each([
    ['取消周三的会', ['calendar.create']],
    ['把后天下午跟褚总的拜访取消掉', ['calendar.create']],
    ['下周二的演示取消', ['calendar.create']],
    ['我的日程', ['brief.daily']],
    ['看看我明天的行程', ['brief.daily']],
    ['待我审批的', ['customer.query']],
    ['哪些审批还没批', ['customer.query']],
    ['有几个申请在等我批', ['customer.query']],
    ['我有哪些待办', ['customer.query']],
    ['我还有几条待办没做', ['customer.query']],
    ['林晓这周怎么样', ['team.query']],
    ['邵一帆上周怎么样', ['team.query']],
    ['小尹这个月跑得咋样', ['team.query']],
    ['上周我拜访了几次', ['customer.query']],
    ['我上个月一共见了几家客户', ['customer.query']],
    ['健康吗', ['risk.query']],
    ['还健康不', ['risk.query']],
    ['悬不悬', ['risk.query']],
  ])('%s: %j', (text, intents) => {
    expect(intentsOf(text)).toEqual(intents)
  })
})

describe('a reminder with a clock and a message is a reminder', () => {
  test.each([
    ['9点45提醒我给侯总回个信儿', '2026-11-24T09:45+08:00'],
    ['11点10分叫我给老闵回个电话', '2026-11-24T11:10+08:00'],
    ['明早8点半提醒我给栗经理发个微信', '2026-11-25T08:30+08:00'],
  ])('%s', (text, datetime) => {
    const { intents, slots } = understand(text, alone)
    expect(intents).toEqual(['task.create'])
    expect(slots.task?.datetime).toBe(datetime)
  })
})

describe('bids that are arranged with rivals are refused, a hopeless race is not', () => {
  test.each(['跟锐捷说好这次他们陪跑', '跟天融信打过招呼了这回他们陪标', '和大华商量好了他们报高点陪一下'])(
    '%s',
    (text) => {
      expect(intentsOf(text)).toEqual(['security.refuse'])
    },
  )

  test.each(['感觉这次又是去陪跑的，还跟不跟', '怕给人陪跑，怎么破局'])('%s', (text) => {
    expect(intentsOf(text, inDeal)).not.toContain('security.refuse')
  })
})

describe('who is named while the talk is about another is heard in full', () => {
  test.each(['远航电子', '远帆电子', '卓越电子'])('今天去了%s is heard in full', (name) => {
    expect(understand(`今天去了${name}`, inDeal).slots.customer).toBe(name)
  })
})

describe('dictated without a stop, what was agreed on is an appointment', () => {
  test.each([
    '刚跟东睦施总工碰完他挺认可咱们的检测精度就是说预算还没批下周四下午再去给他演示一遍',
    '上午见了恒硕的凌经理他嫌价格高下周一上午再过去谈一次',
  ])('%s', (text) => {
    expect([...intentsOf(text)].sort()).toEqual(['calendar.create', 'visit.log'])
  })
})

describe('what the customer holds against us, and where somebody stands', () => {
  test.each(['客户嫌我们没做过同行，这话怎么接', '他们说咱没干过这个行业，咋回'])('%s: no references', (text) => {
    expect(understand(text, inDeal).slots.objection).toEqual(['TRUST'])
  })

  test.each(['蒙科长摸不透站哪边', '设备科鄂科长不知道站哪头', '国处长猜不透站哪边'])('%s', (text) => {
    expect(understand(text, inDeal).slots.contacts?.at(-1)?.stance).toBe('unknown')
  })
})

describe('a present for an official and a record made up are refused, whatever the words', () => {
  test.each([
    '闫处长过生日，送块表怎么送稳妥',
    '孙院长乔迁，备点酒送过去怎么不显眼',
    '把丢的那几单做成签了的，先冲下业绩',
    '没签的先标成赢单凑个数',
  ])('%s', (text) => {
    expect(intentsOf(text, inDeal)).toEqual(['security.refuse'])
  })

  test('a won deal is recorded', () => {
    expect(intentsOf('这单标成赢单，86万', inDeal)).toEqual(['deal.won'])
  })
})

describe('care is taken in everyday words, and not where none is due', () => {
  test.each([
    ['帮我偷看下三组的报价', 'security.refuse'],
    ['别经过总监，直接生效', 'security.refuse'],
    ['发票多开五万', 'security.refuse'],
    ['跟邬工说样机晚两天到', 'outbound.refuse'],
    ['打听下他爱人做什么的', 'data.rights'],
  ])('%s: %s', (text, intent) => {
    expect(intentsOf(text, inDeal)).toEqual([intent])
  })

  test.each(['王总生日，发条什么祝福', '帮我订张去成都的高铁票', '跟邬工说了样机晚两天到'])('%s', (text) => {
    expect(understand(text, inDeal).tier).not.toBe('human')
  })
})

describe('what is told by its verb', () => {
  test('the stage a deal is moved to, whatever is named after it', () => {
    expect(understand('阶段退回商务谈判，合同条款又打回来了', inDeal).slots.stage).toBe('商务谈判')
  })

  test.each(['输给威高了', '威高比我们低二十万，丢了'])('%s: a rival', (text) => {
    const { slots } = understand(text, inDeal)
    expect([slots.competitor, slots.customer]).toEqual([['威高'], undefined])
  })

  test('a team that stays is not sent home', () => {
    expect(intentsOf('小组先别散，等验收完', inDeal)).not.toContain('swarm.manage')
  })

  test('how long delivery may take is no day', () => {
    expect(understand('谭处说要60天内到货', inDeal).slots).not.toHaveProperty('deadline')
  })
})

describe('a question writes nothing', () => {
  test.each([
    '周总算EB还是TB',
    '约过曾总没',
    '是德玛克么',
    '小方算不算内线',
    '推到商务谈判了吗这单',
    '傅工和姜工哪个管选型',
  ])('%s', (text) => {
    expect(intentsOf(text, inDeal)).toEqual(['customer.query'])
  })

  test.each([
    ['摸不透葛总站哪边', 'chain.update'],
    ['约他们下周三见面行不', 'calendar.create'],
    ['能不能帮我给远航电子建个商机，80万', 'deal.create'],
  ])('%s is none: %s', (text, intent) => {
    expect(intentsOf(text, inDeal)).toEqual([intent])
  })
})

describe('what a rival does is news of the deal and no visit of ours', () => {
  test.each(['听说迈瑞的老总亲自去拜访过他们', '在他们会客室撞见迈瑞的人了', '迈瑞上礼拜给他们做了演示'])(
    '%s',
    (text) => {
      expect(intentsOf(text, inDeal)).toEqual(['deal.update'])
    },
  )
})

describe('a deal that drags on is news of it', () => {
  test.each(['没丢呢，只是往后拖到年后', '价都谈妥了，还没盖章'])('%s', (text) => {
    expect(intentsOf(text, inDeal)).toEqual(['deal.update'])
  })
})

describe('a favour is declined kindly, a customer handed over on the page for it', () => {
  test.each(['帮我抢张票', '点份外卖', '叫个车', '帮我订个酒店', '把宏达精密转给老王'])('%s', (text) => {
    expect(intentsOf(text)).toEqual(['help'])
  })
})

describe('posts are nobody’s names, whatever is done with them', () => {
  test.each(['没见过院长', '约院长见面', '没见过局长，只见过副局长'])('%s', (text) => {
    const { message } = read(text, inDeal, shipped.names)
    expect(message.people.filter(({ name }) => name !== null)).toEqual([])
  })
})

describe('a correction names who is right first or last', () => {
  const justSaved: Heard = { ...inDeal, context: { ...inDeal.context, pending: 'saved:visit.log' } }

  test.each(['是章工不是张工', '不是张工，是章工', '听岔了 是章工不是张工'])('%s', (text) => {
    expect(understand(text, justSaved).slots.contacts?.map(({ name }) => name)).toEqual(['章工'])
  })
})

describe('sums as reps say them', () => {
  test.each([
    ['预算批了三百五', 3_500_000],
    ['预算批下来三百二十左右', 3_200_000],
    ['合同签了四百二', 4_200_000],
  ])('%s: %i', (text, amount) => {
    expect(understand(text, inDeal).slots.amount).toBe(amount)
  })
})

describe('a name holds no more than the firm', () => {
  test.each([
    ['上周五去见了中信银行科技部魏总', '中信银行'],
    ['明天集团我前天去过', '明天集团'],
    ['腾讯会议上跟新昌轴承的贾工聊了', '新昌轴承'],
  ])('%s: %s', (text, customer) => {
    expect([customer, undefined]).toContain(understand(text, alone).slots.customer)
    expect(understand(text, alone).slots).not.toHaveProperty('records')
  })
})
