import { expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'
import { isRepeatedMeeting } from './repeated.ts'

test.each([
  '每周三上午十点约了宏达精密的王总开例会',
  '以后每周三上午十点和宏达精密的王总碰一次',
  '隔周周五下午两点拜访宏达精密的王总',
  '每个月15号跟宏达精密王总对账',
  '和宏达精密每周一下午三点开项目会',
])('“%s” is one', (text) => {
  expect(isRepeatedMeeting(text)).toBe(true)
})

test.each([
  '每周三提醒我给王总打电话',
  '他们每周三上午开例会，那天别约',
  '王总每周三下午都在厂里',
  '周三下午两点约了王总',
  '每天跟进一下宏达精密',
  '每周三上午能约到王总吗',
  '每月回款50万，约在15号付清',
  '刚见了王总，他说每周三下午开采购会，我们跟他约了下周三',
])('“%s” is none', (text) => {
  expect(isRepeatedMeeting(text)).toBe(false)
})

test('it is not put on a day nobody said, and the way to have it is told', async () => {
  const bot = await talk({ deals: [aDeal()] })
  await bot.says('lin', '每周三上午十点约了宏达精密的王总开例会')
  expect(bot.last('lin')).toMatch(/重复的日程还不能一次排好[\s\S]*连接日历/)
  expect(bot.written()).toEqual([])
})
