import { expect, test } from 'vitest'
import type { Log } from '../conversation/log.ts'
import { oneByOne, workOff } from './one-by-one.ts'

function aRound() {
  const logged: object[] = []
  const write = (fields: object) => void logged.push(fields)
  const log: Log = { debug: write, info: write, warn: write, error: write }
  const stop = new AbortController()
  return { round: { job: 'test', log, stopping: stop.signal }, logged, stop: () => stop.abort() }
}

test('one that throws is logged with its error, and the next has its turn', async () => {
  const { round, logged } = aRound()
  const done: string[] = []
  const broken = new Error('broken')
  const work = async (one: string) => {
    if (one === 'b') throw broken
    done.push(one)
  }
  await oneByOne(['a', 'b', 'c'], work, round)
  expect(done).toEqual(['a', 'c'])
  expect(logged).toEqual([{ job: 'test', err: broken }])
})

test('what stays due does not keep what is behind it from its turn, and is tried once a round', async () => {
  const { round } = aRound()
  const waiting = ['quiet 1', 'quiet 2', 'quiet 3', 'good 1', 'quiet 4', 'good 2', 'good 3']
  const tried: string[] = []
  const due = async (limit: number) => waiting.slice(0, limit)
  const work = async (one: string) => {
    tried.push(one)
    if (one.startsWith('good')) waiting.splice(waiting.indexOf(one), 1)
  }
  const each = (some: readonly string[]) => oneByOne(some, work, round)
  await workOff({ due, keyOf: (one) => one, atOnce: 2 }, each, round.stopping)
  expect(tried).toEqual(['quiet 1', 'quiet 2', 'quiet 3', 'good 1', 'quiet 4', 'good 2', 'good 3'])
  expect(waiting).toEqual(['quiet 1', 'quiet 2', 'quiet 3', 'quiet 4'])
})

test('a round that is to stop does no more', async () => {
  const { round, stop } = aRound()
  const done: number[] = []
  const work = async (one: number) => {
    done.push(one)
    if (one === 2) stop()
  }
  const each = (some: readonly number[]) => oneByOne(some, work, round)
  const due = async (limit: number) => [1, 2, 3, 4, 5].slice(0, limit)
  await workOff({ due, keyOf: String, atOnce: 3 }, each, round.stopping)
  expect(done).toEqual([1, 2])
})
