import { describe, expect, test } from 'vitest'
import { aDeal, company } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'
import { asksForOwn, contestAsked } from './asked.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'zhou', name: '周岩' },
  { userId: 'xu', name: '许蔚', role: 'manager' as const },
  { userId: 'gao', name: '高远', role: 'manager' as const, teamId: 'two' },
  { userId: 'gu', name: '顾盼', role: 'sales-ops' as const, teamId: 'all' },
  { userId: 'lu', name: '陆薇', role: 'administrator' as const, teamId: 'all' },
]
const deals = [
  aDeal({ openedOn: '2026-06-01' }),
  aDeal({ customer: '明道零售', ownerId: 'xu', openedOn: '2026-06-01' }),
]

/** 林晓 answers what 宏达精密 asks in the morning only in the evening, and so does her manager 明道零售. */
async function slowToAnswer(): Promise<Bot> {
  const bot = await talk({ people, deals, mornings: true })
  for (const day of ['16', '17', '18', '19']) {
    for (const customer of ['宏达精密', '明道零售']) {
      const asked = { source: 'chat', from: 'customer', who: '王总', customer, text: '参数表能发一份吗？' }
      const answered = { source: 'chat', from: 'rep', customer, text: `第${day}版发您了` }
      await bot.pushes(
        { id: `q${day}${customer}`, at: `2026-11-${day}T09:30:00+08:00`, ...asked },
        { id: `a${day}${customer}`, at: `2026-11-${day}T17:30:00+08:00`, ...answered },
      )
    }
  }
  return bot
}

const contest = '我对询问回复有异议：那几天在出差，发的是邮件'

describe('an assessment that is contested', () => {
  test('is kept with what was shown, passed on to the manager, and said with 待核 until answered', async () => {
    const bot = await slowToAnswer()
    await bot.says('lin', contest)
    expect(bot.last('lin')).toContain('对询问回复（当时显示 8 小时，样本 4，算到 2026-11-23）有异议')
    await bot.says('lin', contest)
    expect(bot.last('lin')).toContain('已经提过了')
    await bot.passes('2026-11-24T09:01:00+08:00')
    expect(bot.heard('xu').filter((text) => text.startsWith('林晓对询问回复有异议'))).toHaveLength(1)
    expect(bot.heard('xu').find((text) => text.startsWith('晨会'))).toContain('林晓 8 小时（有异议，待核）')
    expect(bot.heard('gao').join('')).not.toContain('林晓')
    await bot.passes('2026-11-24T09:02:00+08:00')
    expect(bot.heard('xu').filter((text) => text.startsWith('林晓对询问回复有异议'))).toHaveLength(1)
    await bot.says('xu', '今天晨会说什么')
    await bot.presses('xu', '①怎么带')
    expect(bot.last('xu')).toContain('警戒 4）有异议，待核')
    expect(await bot.storage.firstBrokenAudit(company)).toBeUndefined()
  })

  test('is upheld for a reason, which is told; the warning is then said as before', async () => {
    const bot = await slowToAnswer()
    await bot.says('lin', contest)
    await bot.passes('2026-11-24T09:01:00+08:00')
    await bot.presses('xu', '维持，写理由')
    await bot.says('xu', '邮件没抄进来，下次抄送一份')
    await bot.passes('2026-11-24T09:02:00+08:00')
    expect(bot.last('lin')).toContain('你对询问回复的异议：维持\n许蔚答复\n“邮件没抄进来，下次抄送一份”')
    await bot.says('xu', '今天晨会说什么')
    expect(bot.last('xu')).toContain('①询问回复：林晓 8 小时 · 宏达精密')
    await bot.presses('xu', '搁置四周')
    expect(bot.last('xu')).toContain('许蔚已经答复过了')
    expect(bot.written().filter((kind) => kind.startsWith('challenge'))).toEqual([
      'challenge.raised',
      'challenge.answered',
    ])
  })

  test('put aside, nobody is warned of it until that day; left out, a deal counts in that habit no more', async () => {
    const aside = await slowToAnswer()
    await aside.says('lin', contest)
    await aside.passes('2026-11-24T09:01:00+08:00')
    await aside.presses('xu', '搁置四周')
    await aside.says('xu', '今天晨会说什么')
    expect(aside.last('xu')).not.toContain('林晓')
    await aside.passes('2026-11-24T09:02:00+08:00')
    expect(aside.last('lin')).toContain('更正，搁置到 2026-12-22')
    aside.at('2026-12-23T09:00:00+08:00')
    await aside.says('xu', '今天晨会说什么')
    expect(aside.last('xu')).toContain('林晓')

    const left = await slowToAnswer()
    await left.says('lin', contest)
    await left.passes('2026-11-24T09:01:00+08:00')
    await left.presses('xu', '不算宏达精密')
    await left.says('lin', '我的评价')
    expect(left.last('lin')).not.toContain('询问回复')
  })

  test('of a manager goes beside the line, and nobody answers their own', async () => {
    const bot = await slowToAnswer()
    await bot.says('xu', contest)
    await bot.passes('2026-11-24T09:01:00+08:00')
    expect(bot.heard('xu').filter((text) => text.startsWith('许蔚对'))).toEqual([])
    expect(bot.last('gu')).toMatch(/^许蔚对询问回复有异议/)
    const [raised] = await bot.storage.challenges.of((await bot.turnOf('xu')).person)
    await bot.pressesAs('xu', 'assessment.aside', raised?.id ?? '')
    expect(bot.last('xu')).toContain('自己的异议由别人答复')
    await bot.pressesAs('gao', 'assessment.aside', raised?.id ?? '')
    expect(bot.last('gao')).toContain('不在你能看的范围里')
    await bot.presses('gu', '搁置四周')
    expect(bot.heard('gu').join('\n')).toContain('更正，搁置到 2026-12-22')
  })

  test('is begun with a tap, and the next sentence is the reason', async () => {
    const bot = await slowToAnswer()
    await bot.says('lin', '我的评价')
    expect(bot.last('lin')).toContain('询问回复：8 小时，要练，样本 4')
    await bot.presses('lin', '我有异议·询问回复')
    await bot.says('lin', '算了')
    expect(bot.last('lin')).toContain('什么都没记')
    await bot.presses('lin', '我有异议·询问回复')
    await bot.says('lin', '那几天在出差')
    expect(bot.last('lin')).toContain('记下了')
    await bot.says('zhou', '我对这个评分有异议：不对')
    expect(bot.last('zhou')).toContain('现在没有数字')
  })
})

describe('assessments that are switched off', () => {
  test('are neither made nor pushed, and it is said so', async () => {
    const bot = await slowToAnswer()
    const { person } = await bot.turnOf('lu')
    await bot.storage.assessmentSettings.set(person, { scope: 'person lin', on: false }, 1)
    await bot.says('lin', '我的评价')
    expect(bot.last('lin')).toContain('管理员停用了')
    await bot.says('xu', '今天晨会说什么')
    expect(bot.last('xu')).toContain('1 人停评')
    expect(bot.last('xu')).not.toContain('林晓')
    await bot.passes('2026-11-24T08:50:00+08:00')
    expect(bot.heard('xu').filter((text) => text.startsWith('晨会'))).toHaveLength(1)
    await bot.storage.assessmentSettings.set(person, { scope: 'person lin', on: true }, 2)
    await bot.says('xu', '今天晨会说什么')
    expect(bot.last('xu')).toContain('林晓')
  })

  test('and those that are kept go when their term is over', async () => {
    const bot = await slowToAnswer()
    await bot.says('lin', contest)
    await bot.passes('2026-11-24T09:01:00+08:00')
    await bot.presses('xu', '搁置四周')
    const { person } = await bot.turnOf('lin')
    await bot.passes('2028-11-24T09:00:00+08:00')
    expect(await bot.storage.challenges.of(person)).toHaveLength(1)
    expect(await bot.storage.briefs.toldOn(company, '2026-11-24')).not.toEqual(new Set())
    await bot.passes('2028-11-26T09:00:00+08:00')
    expect(await bot.storage.challenges.of(person)).toEqual([])
    expect(await bot.storage.briefs.toldOn(company, '2026-11-24')).toEqual(new Set())
    expect(await bot.storage.firstBrokenAudit(company)).toBeUndefined()
  })
})

describe('what is heard as contesting', () => {
  test.each([
    ['我对这个评分有异议：上周出差了', 'score', '上周出差了'],
    ['我对客户触达有异议', { habit: 'touch-frequency' }, ''],
    ['客户触达这项我有异议，上周在休假', { habit: 'touch-frequency' }, '上周在休假'],
    ['对方案雷同的警戒有异议：同一个集团', { habit: 'plan-likeness' }, '同一个集团'],
    ['我有异议', 'unnamed', ''],
    ['我不同意这个评分：漏了一单', 'score', '漏了一单'],
  ])('%s', (text, about, reason) => {
    expect(contestAsked(text)).toEqual({ about, reason })
  })

  test.each(['客户对价格有异议', '张总对评分标准有异议', '对交期有异议，怎么回', '我不同意降价', '我对宏达精密有异议'])(
    'not: %s',
    (text) => {
      expect(contestAsked(text)).toBeUndefined()
    },
  )

  test('and as asking for one’s own', () => {
    expect(['我的评价', '怎么评价我的？', '评价说明'].every(asksForOwn)).toBe(true)
    expect(asksForOwn('宏达对我的评价')).toBe(false)
  })
})
