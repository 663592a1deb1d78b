import { expect, test } from 'vitest'
import { closeAll } from './close-all.ts'

test('one that cannot be closed keeps no other open, and is told', async () => {
  const closed: string[] = []
  const closer = (name: string) => () => void closed.push(name)
  const failing = (name: string) => async () => {
    throw new Error(name)
  }
  await expect(closeAll([closer('first'), failing('second'), closer('third')])).rejects.toThrow('second')
  expect(closed).toEqual(['third', 'first'])
  await expect(closeAll([failing('one'), failing('two')])).rejects.toMatchObject({
    errors: [new Error('two'), new Error('one')],
  })
})
