import { expect, test } from 'vitest'
import type { Appointment } from './calendar.ts'
import { entryFor } from './outside-calendar.ts'

const meeting: Appointment = {
  id: 'a',
  tenantId: 'acme',
  ownerId: 'xu',
  teamId: 'one',
  title: '甲辰电子攻坚会',
  when: { value: '2026-11-25T15:00:00+08:00' },
  with: ['林晓', '高远'],
  agenda: '1. 客户卡在哪\n2. 谁去',
  state: 'booked',
  madeAt: '2026-11-24T01:00:00.000Z',
}

test('an agenda and who is to come stand below the title in whichever calendar it is put into', () => {
  expect(entryFor(meeting)?.notes).toMatch(/^议程：\n1\. 客户卡在哪\n2\. 谁去\n参会：林晓、高远\n由沙盘记下/)
  const { agenda: _, ...plain } = meeting
  expect(entryFor(plain)?.notes).toMatch(/^由沙盘记下/)
})
