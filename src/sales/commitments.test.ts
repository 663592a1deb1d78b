import { describe, expect, test } from 'vitest'
import { commitmentsIn, nextMeetingIn } from './commitments.ts'

const now = new Date('2026-11-24T16:00:00+08:00')

describe('what was promised in a visit', () => {
  test('each by its side and with its day', () => {
    const text = '赵经理嫌交期长。我们答应周五把新方案发过去，王总答应下周三前给技术参数'
    expect(commitmentsIn(text, now)).toEqual([
      { by: 'us', text: '周五把新方案发过去', due: '2026-11-27' },
      { by: 'customer', text: '下周三前给技术参数', due: '2026-12-02' },
    ])
  })

  test.each([
    '给王总讲了下周的计划',
    '他没答应给我们名单',
    '如果他答应给名单，下周就能报价',
    '下次下周四下午两点去车间看现场',
  ])('%s is no promise', (text) => {
    expect(commitmentsIn(text, now)).toEqual([])
  })

  test('when they meet again is the next step', () => {
    expect(nextMeetingIn('王总很热情，下次下周四下午两点去车间看现场', now)).toEqual({
      text: '下次下周四下午两点去车间看现场',
      on: '2026-12-03T14:00+08:00',
    })
    expect(nextMeetingIn('下次的方案下周四给他', now)).toBeUndefined()
  })
})
