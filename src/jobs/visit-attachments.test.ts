import { expect, test } from 'vitest'
import { aDeal } from '../testing/build.ts'
import { lin, talk } from '../testing/talk.ts'

const photo = { id: 'b8e1c0de-0000-4000-8000-000000000001', kind: 'photo', type: 'image/jpeg' } as const

test('a photo of a visit that was taken back is thrown away by itself, once it can come back no more', async () => {
  const bot = await talk({ deals: [aDeal()], today: new Date().toISOString().slice(0, 10) })
  const person = await lin(bot)
  const { visitAttachments } = bot.storage
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  bot.at(at(0))
  await visitAttachments.put(person, { ...photo, bytes: Uint8Array.from([1]) })
  const form = await bot.visitForms.begin(await bot.turnOf('lin'), { deal: 'deal-宏达精密' })
  const filled = { ...form, note: '刚见了王总，他说再看看', attached: [photo.id] }
  await bot.pressesAs('lin', 'visit.file', JSON.stringify(filled))
  await bot.passes(at(5))
  expect(await visitAttachments.photo(person, photo.id)).toBeDefined()
  await bot.presses('lin', '撤销')
  expect(await visitAttachments.photo(person, photo.id)).toBeUndefined()
  expect(await visitAttachments.waiting(person, [photo.id])).toEqual([photo.id])
  await bot.passes(at(7))
  expect(await visitAttachments.waiting(person, [photo.id])).toEqual([])
})
