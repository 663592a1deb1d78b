import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHypothetical, isNegated, isQuestioned } from './negation.ts'
import { spanOf } from './span.ts'

const at = (text: string, word: string) => {
  const start = text.lastIndexOf(word)
  if (start < 0) throw new Error(`${word} is not in ${text}`)
  return [text, spanOf(text, start, start + word.length)] as const
}

describe('isNegated', () => {
  test.each([
    ['对手不是浪潮', '浪潮'],
    ['这个先别标丢单', '丢单'],
    ['丢单先别标', '丢单'],
    ['他没说不要', '不要'],
    ['别把阶段推到合同', '合同'],
    ['没有走公开招标', '公开招标'],
    ['是不是浪潮我不清楚，反正不是曙光', '曙光'],
    ['不一定是浪潮', '浪潮'],
    ['没说是浪潮', '浪潮'],
  ])('%s: %s is denied', (text, word) => {
    expect(isNegated(...at(text, word))).toBe(true)
  })

  test.each([
    ['您不方便收的话我给您打到个人卡上', '打到个人卡'],
    ['监理没意见都行', '都行'],
  ])('%s: %s is not, what stands before is over', (text, word) => {
    expect(isNegated(...at(text, word))).toBe(false)
  })

  test.each([
    ['不是浪潮，是曙光', '曙光'],
    ['不是浪潮是曙光', '曙光'],
    ['他没说不要', '要'],
    ['不是没预算', '预算'],
    ['浪潮不错', '浪潮'],
    ['差不多推到合同了', '合同'],
    ['无锡那边要招标', '招标'],
    ['要不要标丢单', '丢单'],
    ['别人推荐了曙光', '曙光'],
    ['没接电话，客户要招标', '招标'],
    ['没预算但是要招标', '招标'],
  ])('%s: %s stands', (text, word) => {
    expect(isNegated(...at(text, word))).toBe(false)
  })
})

describe('isQuestioned', () => {
  test.each([
    ['老吴算不算内线', '内线'],
    ['老吴算内线不', '内线'],
    ['老吴是内线吗', '内线'],
    ['老吴是内线？', '内线'],
    ['合同签了没', '合同'],
    ['谁拍板', '拍板'],
  ])('%s asks', (text, word) => {
    expect(isQuestioned(...at(text, word))).toBe(true)
  })

  test.each([
    ['老吴是内线，怎么推', '内线'],
    ['没什么问题', '问题'],
    ['合同签了', '合同'],
  ])('%s tells %s', (text, word) => {
    expect(isQuestioned(...at(text, word))).toBe(false)
  })
})

describe('isHypothetical', () => {
  test.each([
    ['如果能见到CFO，赢率多少', 'CFO'],
    ['如果能见到CFO，赢率多少', '赢率'],
    ['预算要是砍到60万呢', '60万'],
    ['预算要是砍到60万呢', '预算'],
    ['拿到九折的话能签', '九折'],
    ['万一浪潮降价', '浪潮'],
  ])('%s only supposes %s', (text, word) => {
    expect(isHypothetical(...at(text, word))).toBe(true)
  })

  test.each([
    ['主要是价格太高', '价格'],
    ['80万一年', '80万'],
    ['如果降价呢？王总昨天签了', '签了'],
  ])('%s states %s', (text, word) => {
    expect(isHypothetical(...at(text, word))).toBe(false)
  })
})

test('no text makes any of them throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), fc.nat(40), (text, start, length) => {
      const span = spanOf(text, start, start + length)
      expect([isNegated(text, span), isQuestioned(text, span), isHypothetical(text, span)]).toHaveLength(3)
    }),
  )
})
