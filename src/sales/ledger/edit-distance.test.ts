import { describe, expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'

const words = {
  opening: '价格的事我先不急着解释，想请教您是跟谁比？',
  handling: '没问清就改价，改出来的多半不对路。',
  nextStep: '您挑一样告诉我，三天内我重排一版。',
}

describe('how far what was said is from the track', () => {
  test.each([
    ['as it stands, a part or all of it', words.opening, 0],
    ['all of it', words.opening + words.handling + words.nextStep, 0],
    ['other marks', '价格的事我先不急着解释 想请教您是跟谁比', 0],
    ['one character of nineteen', '价格的事我先不急着解释，想请教你是跟谁比？', 1 / 19],
    ['nothing of it', '甲乙丙丁戊己庚辛', 1],
  ])('%s', (_, said, expected) => {
    expect(editDistance(said, words)).toBeCloseTo(expected, 6)
  })

  test('very long words are read as far as anybody speaks', () => {
    expect(editDistance('长'.repeat(100_000), words)).toBe(1)
  })
})
