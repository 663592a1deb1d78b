import { describe, expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { planned } from '../../testing/import-table.ts'
import type { Customer } from '../customer.ts'
import { nothingKnown } from '../facts.ts'
import { openLessonTally } from './lesson-tally.ts'
import { sayLessons } from './say-lessons.ts'

const basis = { source: '2026 年上海展会交换名片', legalBasis: 'consent' as const }
const hongda: Customer = {
  id: 'hongda',
  tenantId: 'acme',
  ownerId: 'zhou',
  teamId: 'two',
  name: '宏达精密',
  aliases: ['宏达'],
  existing: false,
}
const verdicts = (plans: ReturnType<typeof planned>) => plans.map(({ verdict }) => verdict)
const whys = (plans: ReturnType<typeof planned>) =>
  plans.flatMap(({ line, problems, note }) => [
    ...problems.map(({ why }) => `${line} ${why}`),
    ...(note ? [`${line} ${note}`] : []),
  ])

describe('customers', () => {
  test('are one and the same by name, alias or legal form, on file or further up in the file', () => {
    const plans = planned(
      'customers',
      `客户名称 | 行业 | 地区 | 负责人
       宏达精密有限公司 | 机械制造 | 苏州 | 周启明
       宏达 | | |
       远山电子 | 电子 | 无锡 | 林晓
       远山电子有限公司 | | |`,
      { shelf: { customers: [hongda] } },
    )
    expect(verdicts(plans)).toEqual(['update', 'same', 'add', 'same'])
    expect(plans[0]?.changes).toEqual([
      {
        kind: 'customer.changed',
        level: 'confirm',
        subject: 'hongda',
        from: { industry: undefined, region: undefined },
        to: { industry: '机械', region: '苏州' },
      },
    ])
    expect(plans[2]?.changes).toMatchObject([{ kind: 'customer.added', customer: { ownerId: 'lin', teamId: 'one' } }])
  })

  test('keep what they are known by where the file says otherwise, unless told to give way', () => {
    const text = '客户名称 | 地区\n宏达精密 | 杭州'
    const shelf = { customers: [{ ...hongda, region: '苏州' }] }
    expect(whys(planned('customers', text, { shelf }))).toEqual(['2 地区与沙盘里的不同，保留了沙盘里的'])
    const replaced = planned('customers', text, { shelf, mapping: { conflicts: 'replace' } })
    expect(replaced[0]?.changes).toMatchObject([{ from: { region: '苏州' }, to: { region: '杭州' } }])
  })

  test('whose name is nearly one on file wait until somebody has said whether they are the same', () => {
    const text =
      '客户名称 | 地区 | 负责人\n苏州宏大精密 | 苏州 | 林晓\n苏州宏大精密 | 苏州 | 林晓\n云岭矿业 | 昆明 | 林晓\n云岭矿山 | 昆明 | 林晓'
    const shelf = { customers: [{ ...hongda, name: '苏州宏达精密有限公司' }] }
    const plans = planned('customers', text, { shelf })
    expect(verdicts(plans)).toEqual(['skip', 'skip', 'add', 'add'])
    expect(plans[0]).toMatchObject({
      note: '也许就是“苏州宏达精密有限公司”，先选是不是同一家',
      maybe: { said: '苏州宏大精密', like: '苏州宏达精密有限公司' },
    })
    const same = planned('customers', text, { shelf, mapping: { same: { 苏州宏大精密: '苏州宏达精密有限公司' } } })
    expect(same[0]?.changes).toMatchObject([{ kind: 'customer.changed', subject: 'hongda', to: { region: '苏州' } }])
    const another = planned('customers', text, { shelf, mapping: { same: { 苏州宏大精密: '' } } })
    expect(verdicts(another)).toEqual(['add', 'same', 'add', 'add'])
    const rest = planned('customers', text, { shelf, mapping: { same: { '*': '' } } })
    expect(verdicts(rest)).toEqual(['add', 'same', 'add', 'add'])
  })

  test('of one name and several owners are told apart by the owner, or asked about', () => {
    const customers = [hongda, { ...hongda, id: 'other', ownerId: 'lin', teamId: 'one' }]
    const plans = planned('customers', '客户名称 | 地区 | 负责人\n宏达精密 | 苏州 | 林晓\n宏达精密 | 苏州 |', {
      shelf: { customers },
    })
    expect(plans[0]?.changes).toMatchObject([{ subject: 'other' }])
    expect(whys(plans)).toEqual(['3 有几家客户都叫“宏达精密”，分不清是哪一家，请写上负责人'])
  })

  test('without an owner, or with one nobody knows, are not brought in', () => {
    const plans = planned('customers', '客户名称 | 负责人\n甲公司 |\n乙公司 | 谁也不是')
    expect(whys(plans)).toEqual([
      '2 没写负责人，请补上，或者选一位“没写负责人的归谁”',
      '3 没有对应到我们的负责人，这一行没有导入',
    ])
    expect(verdicts(planned('customers', '客户名称\n甲公司', { mapping: { owner: 'lin' } }))).toEqual(['add'])
  })
})

describe('contacts', () => {
  const text = `客户名称 | 联系人 | 职务 | 手机
    宏达精密 | 王芳 | 总经理 | 13800001234
    宏达精密 | 王芳 | 总经理 | 13800001234
    宏达精密 | 王芳 | 会计 | 13900001234
    宏达精密 | 赵雷 | | 12`

  test('come with their source and basis, each once; two of one name are told apart by telephone', () => {
    const plans = planned('contacts', text, { basis, shelf: { customers: [hongda] } })
    expect(verdicts(plans)).toEqual(['add', 'skip', 'add', 'add'])
    expect(plans[0]?.changes).toMatchObject([
      {
        kind: 'contact.added',
        contact: {
          customerId: 'hongda',
          name: '王芳',
          title: '总经理',
          phone: '13800001234',
          source: 'import',
          origin: '2026 年上海展会交换名片',
          legalBasis: 'consent',
        },
      },
    ])
    expect(whys(plans)).toEqual(['3 与第 2 行是同一个人', '5 不像一个电话号码，这一格当作未知'])
  })

  test('never without a basis, not even inside a deal', () => {
    const deal =
      '客户名称 | 商机名称 | 联系人 | 职务 | 部门 | 手机\n宏达精密 | 一期 | 王芳 | 总经理 | 采购部 | 13800001234'
    const shelf = { customers: [hongda] }
    const without = planned('open-deals', deal, { shelf, mapping: { owner: 'zhou' } })
    expect(JSON.stringify(without[0]?.changes)).not.toMatch(/王芳|总经理|13800001234/)
    const withBasis = planned('open-deals', deal, { shelf, basis, mapping: { owner: 'zhou' } })
    expect(withBasis[0]?.changes).toMatchObject([
      { kind: 'contact.added' },
      { kind: 'deal.opened', deal: { facts: { contacts: [{ name: '王芳', title: '总经理', dept: '采购部' }] } } },
    ])
  })
})

describe('open deals', () => {
  const text = `编号 | 客户名称 | 商机名称 | 阶段 | 金额(万元) | 负责人 | 状态 | 预计签约日期
    A1 | 宏达精密 | 一期 | 方案测试 | 80 | 周启明 | 跟进中 | 2026/12/31
    A2 | 远山电子 | 产线 | 谈判 | 面谈定 | 林晓 |
    A3 | 远山电子 | 产线 | 线索 | 20 | 林晓 |
    A1 | 宏达精密 | 一期 | 方案测试 | 80 | 周启明 |
    A4 | 远山电子 | 旧单 | | 10 | 林晓 | 赢单`

  test('each becomes a deal with what the file knows; customers come along', () => {
    const plans = planned('open-deals', text, { shelf: { customers: [hongda] } })
    expect(verdicts(plans)).toEqual(['add', 'add', 'add', 'skip', 'skip'])
    expect(plans[0]?.changes).toMatchObject([
      {
        kind: 'deal.opened',
        deal: {
          customerId: 'hongda',
          ownerId: 'zhou',
          name: '一期',
          stage: 'solution',
          status: 'open',
          facts: {
            amount: { value: { min: 80_000_000, max: 80_000_000 }, source: 'record', on: '2026-11-24' },
            closeDate: { value: '2026-12-31' },
          },
        },
      },
    ])
    expect(plans[1]?.changes.map(({ kind }) => kind)).toEqual(['customer.added', 'deal.opened'])
    expect(plans[2]?.changes.map(({ kind }) => kind)).toEqual(['deal.opened'])
    expect(whys(plans)).toEqual([
      '3 读不出是多少钱（没写单位的数按万元算），这一格当作未知',
      '5 与第 2 行是同一单',
      '6 这一单已经结束，请选“已结商机”再导一次',
    ])
  })

  test('on file already, by name or by their number, are completed and never opened twice', () => {
    const deal = {
      ...aDeal({ facts: nothingKnown }),
      id: 'deal',
      customerId: 'hongda',
      name: '一期',
      ownerName: '周启明',
    }
    const shelf = { customers: [hongda], deals: [deal] }
    const [byName] = planned('open-deals', '客户名称 | 商机名称 | 金额(万元)\n宏达 | 一期 | 80', {
      shelf,
      deals: [deal],
    })
    expect(byName?.changes).toMatchObject([
      { kind: 'deal.changed', subject: 'deal', changes: [{ field: 'fact.amount' }] },
    ])
    const imported = new Map([['#A1', 'deal']])
    const renamed = '编号 | 客户名称 | 商机名称\nA1 | 宏达精密 | 换了名字'
    expect(verdicts(planned('open-deals', renamed, { shelf: { ...shelf, imported }, deals: [deal] }))).toEqual(['same'])
  })
})

describe('closed deals', () => {
  const text = `客户 | 项目名称 | 结果 | 成交金额(万元) | 结单日期 | 丢单原因 | 竞品 | 创建日期 | 负责人
    宏达精密 | 一期 | 赢单 | 120 | 2025/3/4 | | | 2024-11-02 | 周启明
    宏达精密 | 二期 | 输单 | | 2025-06 | 价格太高，交期长 | 西门子、SAP | | 周启明
    宏达精密 | 三期 | 跟进中 | | | | | | 周启明
    宏达精密 | 四期 | 赢单 | 10 | | | | | 周启明
    宏达精密 | 五期 | 赢单 | 10 | 2027-01-01 | | | | 周启明
    宏达精密 | 六期 | 关掉了 | 10 | 2025-01-01 | | | | 周启明`

  test('bring how, when and why they ended, and what is known of them', () => {
    const plans = planned('closed-deals', text, { shelf: { customers: [hongda] } })
    expect(verdicts(plans)).toEqual(['add', 'add', 'skip', 'add', 'bad', 'bad'])
    expect(plans[0]?.changes).toMatchObject([
      {
        deal: {
          status: 'won',
          closing: { on: '2025-03-04', amount: { min: 120_000_000 } },
          openedOn: '2024-11-02',
          updatedAt: '2025-03-03T16:00:00.000Z',
        },
      },
    ])
    expect(plans[1]?.changes).toMatchObject([
      {
        deal: {
          status: 'lost',
          closing: { on: '2025-06', competitors: ['西门子', 'SAP'], reasons: ['PRICE', 'DELIVERY'] },
          facts: { competitors: { value: ['西门子', 'SAP'] }, objections: [{ value: 'PRICE' }, { value: 'DELIVERY' }] },
        },
      },
    ])
    expect(whys(plans)).toEqual([
      '4 这一单还没有结束，请选“在谈商机”再导一次',
      '6 结束日期 2027-01-01 在今天之后，请核对',
      '7 没有对应到我们的结果，这一行没有导入',
    ])
  })

  test('without a stage have none, without a day of their end none either, and that is said', () => {
    const plans = planned('closed-deals', text, { shelf: { customers: [hongda] } })
    const opened = plans.flatMap(({ changes }) => changes).filter((change) => change.kind === 'deal.opened')
    expect(opened.map(({ deal }) => deal.stage)).toEqual([undefined, undefined, undefined])
    expect(opened[2]?.deal.closing).toEqual({ amount: { min: 10_000_000, max: 10_000_000 } })
    expect(plans.map(({ lesson }) => lesson?.told)).toEqual([
      'undated',
      'undated',
      undefined,
      'endless',
      undefined,
      undefined,
    ])
  })

  test('close what is open on file, and leave alone what ended there otherwise', () => {
    const open = { ...aDeal({}), id: 'deal', customerId: 'hongda', name: '一期', ownerName: '周启明' }
    const row = '客户 | 项目名称 | 结果 | 结单日期\n宏达精密 | 一期 | 丢单 | 2025-03-04'
    const shelf = { customers: [hongda], deals: [open] }
    const [closed] = planned('closed-deals', row, { shelf, deals: [open] })
    expect(closed?.changes).toMatchObject([
      { kind: 'deal.changed', changes: [{ field: 'status', from: 'open', to: 'lost' }, { field: 'closing' }] },
    ])
    const won = { ...open, status: 'won' as const, closing: { on: '2025-03-01' } }
    expect(verdicts(planned('closed-deals', row, { shelf, deals: [won] }))).toEqual(['same'])
  })
})

describe('how closed deals stood before', () => {
  const text = `商机编号 | 客户 | 数据日期 | 阶段 | 商机金额(万元) | 竞品 | 结果 | 结单日期 | 丢单原因 | 成交金额(万元)
    A1 | 宏达精密 | 2025-01-10 | 需求确认 | 90 | | | | |
    A1 | 宏达精密 | 2025-03-04 | 合同 | 120 | 西门子 | 丢单 | 2025-03-04 | 价格 | 110
    A1 | 宏达精密 | 2025-02-10 | 商务谈判 | 100 | 西门子 | 跟进中 | | |
    A1 | 宏达精密 | 2025-02-10 | 合同 | 100 | 西门子 | 跟进中 | | |
    A2 | 宏达精密 | 2025-03-01 | 立项 | 30 | | 赢单 | 2025-03-03 | | 30
    A3 | 宏达精密 | | 立项 | 30 | | 赢单 | 2025-03-03 | | 30
    A4 | 宏达精密 | 2025-01-05 | 立项 | 30 | | 跟进中 | | |`
  const options = { shelf: { customers: [hongda] }, mapping: { owner: 'zhou' } }
  const plans = planned('closed-deals', text, options)
  const of = (line: number) => plans.find((plan) => plan.line === line)

  test('is kept day by day with what was known then, and never with what was written at the end', () => {
    expect(of(3)?.changes).toMatchObject([{ kind: 'deal.opened', deal: { status: 'lost', stage: 'contract' } }])
    expect(of(2)).toMatchObject({ verdict: 'update', dealId: of(3)?.dealId })
    expect(of(2)?.changes).toMatchObject([{ kind: 'snapshot.kept', on: '2025-01-10', subject: of(3)?.dealId }])
    const [snapshot] = of(4)?.changes ?? []
    expect(snapshot).toMatchObject({
      on: '2025-02-10',
      facts: { stage: { value: 'negotiation', on: '2025-02-10' }, competitors: { value: ['西门子'] }, objections: [] },
    })
    expect(JSON.stringify(of(2)?.changes)).not.toMatch(/西门子|PRICE|110/)
    expect(of(5)).toMatchObject({ verdict: 'same', changes: [] })
  })

  test('is not made up where the day is missing or too near to the end, and an open deal stays out', () => {
    expect([of(3), of(6), of(7)].map((plan) => plan?.lesson?.told)).toEqual(['late', 'late', 'undated'])
    expect(of(8)).toMatchObject({ verdict: 'skip', changes: [] })
    const tally = openLessonTally()
    for (const plan of plans) tally.add(plan)
    expect(tally.result()).toEqual({ taught: 1, untaught: { late: 1, undated: 1 }, suspects: [] })
    expect(sayLessons(tally.result())).toEqual([
      '1 单写明了结案前某天的情况，可以用来学习赢单概率。',
      '其余只计入同类赢率，不用来学习：只有结案后的值（没有数据日期）1 单；数据日期离结束日期不到 3 天 1 单。',
    ])
  })

  test('what only lost deals show is told as written at the end', () => {
    const rows = Array.from({ length: 60 }, (_, index) => {
      const lost = index % 2 === 0
      return `B${index} | 宏达精密 | 2025-01-10 | 立项 | 30 | ${lost ? '西门子' : ''} | ${lost ? '丢单' : '赢单'} | 2025-03-03 | | 30`
    })
    const header = text.split('\n')[0]
    const tally = openLessonTally()
    for (const plan of planned('closed-deals', [header, ...rows].join('\n'), options)) tally.add(plan)
    expect(tally.result()).toMatchObject({ taught: 60, suspects: [{ key: 'rivals:one', won: 0 }] })
    expect(sayLessons(tally.result()).at(-1)).toContain('“对手”在赢单里占 0 %、丢单里占 100 %')
  })
})

test('words that a program would trip over are words', () => {
  const plans = planned(
    'closed-deals',
    '客户 | 结果 | 结单日期 | 负责人\n甲公司 | constructor | 2025-01-01 | __proto__',
  )
  expect(plans[0]).toMatchObject({ verdict: 'bad', changes: [] })
})
