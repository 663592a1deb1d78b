import { expect, test } from 'vitest'
import { detailOf, masked } from './contact-detail.ts'

const visits = [
  { id: 'b', at: '2026-11-18', text: '见了王经理，聊得不错。李工的微信是 ligong_2020' },
  { id: 'a', at: '2026-11-10', text: '王经理电话13812345678，让我周四打。前台0512-66881234' },
]

test('a number is found in the sentence that names its owner, and nowhere else', () => {
  const number = detailOf('王经理', visits)
  expect(number).toEqual({ visitId: 'a', at: '2026-11-10', what: '电话', value: '13812345678' })
  expect(number && masked(number)).toBe('138****5678')
  expect(detailOf('李工', visits)).toMatchObject({ what: '微信', value: 'ligong_2020' })
  expect(detailOf('张主任', visits)).toBeUndefined()
})
