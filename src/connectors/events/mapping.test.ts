import { expect, test } from 'vitest'
import { eventsBy, Mapping } from './mapping.ts'

const mapping = Mapping.parse({
  list: 'data.tickets',
  fields: { id: 'no', at: 'created', text: 'content', customer: 'company.name' },
  always: { source: 'complaint', from: 'customer' },
})

test('another system’s message becomes events by what its fields are called', () => {
  const message = {
    data: { tickets: [{ no: 7, created: '2026-11-20 10:00:00', content: '又停机了', company: { name: '宏达精密' } }] },
  }
  expect(eventsBy('desk', mapping, message)).toEqual([
    {
      id: 'desk:7',
      at: '2026-11-20T10:00:00+08:00',
      text: '又停机了',
      customer: '宏达精密',
      source: 'complaint',
      from: 'customer',
    },
  ])
})

test('what has no number of its own is known by its words; what is missing is left for the intake to refuse', () => {
  const told = { data: { tickets: [{ created: 1795140000, content: '又停机了' }] } }
  const [once] = eventsBy('desk', mapping, told)
  expect(eventsBy('desk', mapping, told)).toEqual([once])
  expect(eventsBy('desk', mapping, { data: { tickets: [{}] } })[0]).not.toHaveProperty('text')
  expect(eventsBy('desk', mapping, {})).toHaveLength(1)
  expect(() => Mapping.parse({ fields: { price: 'p' } })).toThrow()
})
