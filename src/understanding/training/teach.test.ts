import { expect, test } from 'vitest'
import { allLessons } from './lessons.ts'
import { teachingOf } from './teach.ts'

test('the same lessons teach the same, byte for byte', () => {
  const few = allLessons()
    .slice(-5)
    .map((lessons) => ({ ...lessons, utterances: lessons.utterances.slice(0, 12) }))
  const taught = () => JSON.stringify(teachingOf(few).all())
  expect(taught()).toBe(taught())
  expect(teachingOf(few).all().names.features).not.toBe('')
}, 60_000)
