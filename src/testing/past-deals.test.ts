import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { readSheet } from '../connectors/tables/read-sheet.ts'
import { silent } from '../conversation/log.ts'
import { type Import, noCounts } from '../sales/import/imports.ts'
import { Mapping } from '../sales/import/mapping.ts'
import { sayLessons } from '../sales/import/say-lessons.ts'
import { randomFrom } from '../sales/model/random.ts'
import { openImporting } from '../skills/import/index.ts'
import { company } from './build.ts'
import { type Bot, talk } from './talk.ts'

const day = 24 * 3_600_000
const ask = '青禾传感器，机械行业，竞品是西门子，直采，商务谈判阶段，怎么推进'

test('a company that brings in 300 closed deals with their past has a model of its own for its first deal, and it is said', async () => {
  const bot = await newcomer()
  await bot.says('lin', ask)
  const before = figureOf(bot)
  expect(bot.last('lin')).toContain('经验先验')

  const made = await bringIn(bot, pastDeals(300))
  expect(sayLessons(made.lessons ?? { taught: 0, untaught: {}, suspects: [] })).toEqual([
    '300 单写明了结案前某天的情况，可以用来学习赢单概率。',
  ])
  const [version] = await bot.storage.models.versions(company)
  expect(version).toMatchObject({ number: 1, verdict: 'promoted', cases: 300, recalled: 300 })

  await bot.says('lin', ask)
  expect(bot.last('lin')).toContain('学自本公司 300 单')
  expect(bot.last('lin')).toContain('（本公司的单子里正好相反）')
  expect(Math.abs(figureOf(bot) - before)).toBeGreaterThan(10)

  await bot.says('lin', '你们预测准不准')
  expect(bot.last('lin')).toContain('结案三天前就有预测的 0 单（共结 300 单）')
  expect(bot.last('lin')).toContain('现在说话的是第 1 版模型：在没学过的')
  await bot.close()
})

test('with nothing but final values the same deals move the trade’s own rate, and nothing else', async () => {
  const bot = await newcomer()
  await bot.says('lin', ask)
  const before = figureOf(bot)
  const made = await bringIn(
    bot,
    pastDeals(300).map(({ 数据日期: _, ...row }) => row),
  )
  expect(made.lessons).toEqual({ taught: 0, untaught: { undated: 300 }, suspects: [] })
  expect(await bot.storage.models.versions(company)).toEqual([])
  await bot.says('lin', ask)
  expect(bot.last('lin')).toMatch(/本公司同类已结 300 单，赢了 \d+ 单，经验先验占 10 %/)
  expect(bot.last('lin')).not.toContain('正好相反')
  expect(figureOf(bot)).not.toBe(before)
  await bot.close()
})

test('an import that is taken back is unlearned: who had learned from it is withdrawn, and what is left is learned anew', async () => {
  const bot = await newcomer()
  await bot.passes('2026-11-24T10:10:00+08:00')
  const deals = pastDeals(300)
  const first = await bringIn(bot, deals.slice(0, 180))
  await bot.passes('2026-11-24T10:30:00+08:00')
  const second = await bringIn(bot, deals.slice(180), '新的.csv', '2026-11-24T10:20:00+08:00')
  expect(await versionsOf(bot)).toEqual([
    [2, 300, undefined],
    [1, 180, undefined],
  ])

  const undone = await takeBack(bot, second)
  expect(undone.note).toMatch(/^学过这些单的第 2 版模型已作废.*；剩下可学的 180 单，不用重新学。$/)
  const why = '学过的单随导入“新的.csv”一起撤销了'
  expect(await versionsOf(bot)).toEqual([
    [2, 300, why],
    [1, 180, undefined],
  ])
  await bot.says('lin', ask)
  expect(bot.last('lin')).toContain('学自本公司 180 单')

  const all = await takeBack(bot, first)
  expect(all.note).toBe('学过这些单的第 1 版模型已作废，现在由经验先验（评分卡）说话；剩下可学的 0 单，不用重新学。')
  await bot.says('lin', ask)
  expect(bot.last('lin')).not.toContain('学自本公司')
  await expect(bot.lessons.rollBack(company, 'ops')).rejects.toThrow('没有别的模型可退')
  expect(await bot.storage.firstBrokenAudit(company)).toBeUndefined()
  await bot.close()
})

test('where the earlier of two imports is taken back, a model of the rest alone is learned', async () => {
  const bot = await newcomer()
  await bot.passes('2026-11-24T10:10:00+08:00')
  const deals = pastDeals(300)
  const first = await bringIn(bot, deals.slice(0, 100))
  await bringIn(bot, deals.slice(100), '新的.csv')
  const undone = await takeBack(bot, first)
  expect(undone.note).toMatch(/第 1、2 版模型已作废，现在由经验先验（评分卡）说话；正用剩下的 200 单重新学/)
  const [version] = await bot.storage.models.versions(company)
  expect(version).toMatchObject({ number: 3, cases: 200, verdict: 'promoted' })
  await bot.close()
})

test('days of each stage side by side are told day by day: from them the model learns as well', async () => {
  const bot = await newcomer()
  const rows = pastDeals(120).map(({ 数据日期: stood = '', 销售阶段: _, ...row }) => ({
    ...row,
    进入方案日期: new Date(Date.parse(stood) - 20 * day).toISOString().slice(0, 10),
    进入报价阶段时间: stood,
  }))
  const made = await bringIn(bot, rows)
  expect(made.counts).toMatchObject({ add: 120, bad: 0 })
  expect(made.lessons).toMatchObject({ taught: 120, untaught: {} })
  expect(await versionsOf(bot)).toEqual([[1, 120, undefined]])
  const recalled = await bot.storage.outcomes.recalled(company)
  const stages = recalled.flatMap(({ signs }) => signs.flatMap(({ key }) => (key.startsWith('stage:') ? [key] : [])))
  expect(new Set(stages)).toEqual(new Set(['stage:solution', 'stage:negotiation']))
  await bot.close()
})

async function versionsOf(bot: Bot) {
  return (await bot.storage.models.versions(company)).map(({ number, cases, withdrawn }) => [number, cases, withdrawn])
}

function newcomer(): Promise<Bot> {
  return talk({
    people: [
      { userId: 'lin', name: '林晓' },
      { userId: 'ops', name: '小运', role: 'sales-ops' },
    ],
  })
}

/** The figure of the newest card, in points. */
function figureOf(bot: Bot): number {
  return Number(/赢单概率 (\d+) %/.exec(bot.last('lin'))?.[1])
}

type Row = Record<string, string>

/** Deals in which a rival is a good sign and an open tender a very bad one: the first is the opposite of what experts expect. */
function pastDeals(count: number): Row[] {
  const random = randomFrom(11)
  return Array.from({ length: count }, (_, index) => {
    const rival = random() < 0.5
    const tender = random() < 0.5
    const won = random() < (rival ? 0.75 : 0.35) - (tender ? 0.3 : 0)
    const stood = Date.parse('2025-01-06') + Math.floor((index * 500 * day) / count)
    const on = (at: number) => new Date(at).toISOString().slice(0, 10)
    return {
      商机编号: `D${index}`,
      客户名称: `客户${index}有限公司`,
      行业: '机械',
      数据日期: on(stood),
      销售阶段: '商务谈判',
      竞争对手: rival ? '西门子' : '',
      采购方式: tender ? '公开招标' : '直采',
      结果: won ? '赢单' : '丢单',
      关闭日期: on(stood + (10 + Math.floor(random() * 40)) * day),
      丢单原因: won ? '' : '价格太贵',
    }
  })
}

test('an import whose process is gone is told as stopped, wherever it is looked at', async () => {
  const bot = await newcomer()
  const { importing, viewing } = await deskOf(bot)
  const { person, newId } = viewing
  const made = (at: string): Import => ({
    id: newId(),
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    kind: 'closed-deals',
    file: '历史.csv',
    shape: 'shape',
    mapping: Mapping.parse({ columns: {} }),
    state: 'running',
    counts: noCounts,
    at,
  })
  const [gone, fresh] = [made('2026-11-24T01:00:00.000Z'), made('2026-11-24T01:59:00.000Z')]
  for (const one of [gone, fresh]) await bot.storage.imports.begin(one)
  const states = new Map((await importing.recent(viewing)).map(({ id, state }) => [id, state]))
  expect([states.get(gone.id), states.get(fresh.id)]).toEqual(['stopped', 'running'])
  expect((await importing.byId(viewing, gone.id)).made.state).toBe('stopped')
  await bot.close()
})

async function deskOf(bot: Bot, at = '2026-11-24T10:00:00+08:00') {
  const person = await bot.storage.people.byId(company, 'ops')
  if (person === undefined) throw new Error('ops is not there')
  const importing = openImporting({ imports: bot.storage.imports, readSheet, lessons: bot.lessons, log: silent })
  return { importing, viewing: { person, now: new Date(at), today: '2026-11-24', newId: uuid } }
}

async function takeBack(bot: Bot, { id }: Import) {
  const { importing, viewing } = await deskOf(bot)
  const { undone, learned } = await importing.undo(viewing, id)
  await learned
  return undone
}

async function bringIn(bot: Bot, rows: readonly Row[], name = '历史.csv', at?: string): Promise<Import> {
  const { importing, viewing } = await deskOf(bot, at)
  const header = Object.keys(rows[0] ?? {})
  const lines = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))].map((cells) => cells.join(','))
  const bytes = Buffer.from(lines.join('\n'))
  const { upload, mapping } = await importing.take(viewing, { name, kind: 'closed-deals', bytes })
  const { ended, learned } = await importing.start(viewing, upload.id, { mapping: { ...mapping, owner: 'lin' } })
  const made = await ended
  await learned
  return made
}
