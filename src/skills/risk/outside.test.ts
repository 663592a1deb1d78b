import { expect, test } from 'vitest'
import { nothingKnown } from '../../sales/facts.ts'
import { aDeal } from '../../testing/build.ts'
import { type Bot, lin, talk } from '../../testing/talk.ts'

const people = [
  { userId: 'lin', name: '林晓' },
  { userId: 'gu', name: '顾盼', role: 'sales-ops' as const, teamId: 'all' },
]
const talked = aDeal({
  facts: { ...nothingKnown, stage: { value: 'solution', source: 'record', on: '2026-11-20' } },
  updatedAt: '2026-11-20T00:00:00.000Z',
})

async function asked(bot: Bot): Promise<string> {
  await bot.says('lin', '宏达精密这单健康吗')
  return bot.last('lin')
}

const told = (source: string, id: string, at: string, text: string, who = '') => ({
  id,
  at: `2026-${at}T09:00:00+08:00`,
  source,
  who,
  customer: '宏达精密',
  text,
})

test('an order that went wrong on its way is a sign until it is there; what is denied or only feared is none', async () => {
  const bot = await talk({ people, deals: [talked] })
  await bot.pushes(
    told('logistics', 'a', '11-20', '运单 SF1234567890 已发出，无异常'),
    told('logistics', 'b', '11-21', '如果台风登陆，运单 SF1234567890 可能延误'),
  )
  expect(await asked(bot)).not.toContain('交付')
  await bot.pushes(told('logistics', 'c', '11-22', '运单 SF1234567890 因台风滞留福州，未能按期送达'))
  expect(await asked(bot)).toContain('留意 交付：1 条物流异常没有看到了结，最早的在 2 天前')
  await bot.pushes(told('logistics', 'd', '11-23', '运单 SF9999999999 已签收'))
  expect(await asked(bot)).toContain('交付')
  await bot.pushes(told('logistics', 'e', '11-23', '运单 SF1234567890 预计明天恢复运输'))
  expect(await asked(bot)).toContain('交付')
  await bot.pushes(told('logistics', 'f', '11-24', '运单 SF1234567890 已签收'))
  expect(await asked(bot)).not.toContain('交付')
  await bot.pushes(told('logistics', 'g', '11-24', '运单 SF5555555555 外箱破损，客户拒收'))
  expect(await asked(bot)).toContain('高 交付')
})

test('an alarm nobody cleared, and readings that stopped; another device’s being well clears nothing', async () => {
  const bot = await talk({ people, deals: [talked] })
  await bot.pushes(told('device', 'a', '11-20', '主轴过热报警，已停机', '3号机'))
  expect(await asked(bot)).toContain('高 设备：设备报警 4 天没有看到解除')
  const { findings } = bot.storage
  expect(
    (await findings.ofDeal(await lin(bot), 'deal-宏达精密', '2026-11-24'))?.findings['device-alarm']?.evidence,
  ).toEqual([{ on: '2026-11-20', who: '3号机', quote: '主轴过热报警，已停机', of: { kind: 'event', id: 'a' } }])
  await bot.pushes(told('device', 'b', '11-21', '报警已解除，恢复运行', '1号机'))
  expect(await asked(bot)).toContain('设备报警')
  await bot.pushes(told('device', 'c', '11-22', '报警已解除，恢复运行', '3号机'))
  expect(await asked(bot)).not.toContain('设备')

  const other = await talk({ people, deals: [talked] })
  const daily = Array.from({ length: 6 }, (_, day) => told('iot', `r${day}`, `11-${10 + day}`, `温度 ${30 + day} 度`))
  await other.pushes(...daily)
  expect(await asked(other)).toContain('平常约 1 天一次读数，这次断了 9 天')
})

test('bad press that names the customer is a sign to check, graver where it touches whether they can pay, until it is taken back', async () => {
  const bot = await talk({ people, deals: [talked] })
  await bot.pushes({ ...told('sentiment', 'a', '11-20', '宏达精密因噪音被环保部门罚款'), customer: undefined })
  expect(await asked(bot)).toMatch(/留意 舆情：1 条提到这个客户的负面消息[\s\S]*要你核实/)
  await bot.pushes(told('舆情', 'b', '11-21', '宏达精密被列为失信被执行人'))
  expect(await asked(bot)).toContain('高 舆情')
  await bot.pushes(told('舆情', 'c', '11-22', '宏达精密与供应商达成和解，失信信息已撤销'))
  expect(await asked(bot)).not.toContain('舆情')
})

test('they are reasons of the probability that move nothing while no deal of ours says what they are worth', async () => {
  const bot = await talk({ people, deals: [talked] })
  await bot.says('lin', '宏达精密怎么推进')
  const before = /赢单概率 (\d+) %/.exec(bot.last('lin'))?.[1]
  await bot.pushes(told('device', 'a', '11-20', '主轴过热报警，已停机', '3号机'))
  await bot.says('lin', '宏达精密怎么推进')
  expect(/赢单概率 (\d+) %/.exec(bot.last('lin'))?.[1]).toBe(before)
})

test('readings, deliveries and lines nobody answered end no silence; the customer’s words do, and what ended it is quoted', async () => {
  const bot = await talk({ people, deals: [aDeal()] })
  await bot.pushes(
    told('chat', 'w', '10-20', '图纸收到了，我们看看', '王磊'),
    ...Array.from({ length: 20 }, (_, day) =>
      told('device', `d${day}`, `11-${String(day + 4).padStart(2, '0')}`, '温度 30 度'),
    ),
    { ...told('chat', 'r', '11-23', '王总，图纸看得怎么样', '林晓'), from: 'rep' },
    { ...told('call', 'm', '11-23', '给王磊打电话没人接', '林晓'), from: 'rep' },
  )
  await bot.pushes({ ...told('chat', 'x', '10-25', '先放放', '王磊'), from: 'customer' })
  expect(await asked(bot)).toMatch(/高 沉默：30 天没有和人往来/)
  await bot.pushes({ ...told('call', 'y', '11-23', '跟王磊通了电话，他说下周给答复', '林晓'), from: 'rep' })
  expect(await asked(bot)).not.toContain('沉默')
})
