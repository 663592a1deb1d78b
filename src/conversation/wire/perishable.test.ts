import { expect, test } from 'vitest'
import { perishable } from './perishable.ts'

test('all who ask at once share one fetch, and those who come later its value', async () => {
  const { token, fetched } = shelf()
  expect(await Promise.all([token.get(), token.get(), token.get()])).toEqual(['t1', 't1', 't1'])
  expect(await token.get()).toBe('t1')
  expect(fetched()).toBe(1)
})

test('it is renewed five minutes before its end', async () => {
  const { token, at } = shelf()
  await token.get()
  at(7200_000 - 300_001)
  expect(await token.get()).toBe('t1')
  at(7200_000 - 300_000)
  expect(await token.get()).toBe('t2')
})

test('a failed early renewal is no matter while the old one lives', async () => {
  const { token, at, broken } = shelf()
  await token.get()
  broken(true)
  at(7200_000 - 1)
  expect(await token.get()).toBe('t1')
  at(7200_000)
  await expect(token.get()).rejects.toThrow('the shop is closed')
  broken(false)
  expect(await token.get()).toBe('t2')
})

test('dropping a value that was replaced meanwhile keeps the new one', async () => {
  const { token, fetched } = shelf()
  const old = await token.get()
  token.drop(old)
  expect(await token.get()).toBe('t2')
  token.drop(old)
  expect(await token.get()).toBe('t2')
  expect(fetched()).toBe(2)
})

test('a short-lived value is not renewed at every call', async () => {
  const { token, fetched } = shelf(60)
  await token.get()
  await token.get()
  expect(fetched()).toBe(1)
})

function shelf(seconds = 7200) {
  let time = 0
  let count = 0
  let closed = false
  const token = perishable(
    async () => {
      if (closed) throw new Error('the shop is closed')
      count += 1
      return { value: `t${count}`, seconds }
    },
    () => time,
  )
  return {
    token,
    fetched: () => count,
    at: (ms: number) => {
      time = ms
    },
    broken: (is: boolean) => {
      closed = is
    },
  }
}
