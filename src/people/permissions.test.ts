import { expect, test } from 'vitest'
import { permissions, reachOf } from './permissions.ts'
import { type Person, roles } from './person.ts'

const someone = (role: Person['role'], active = true): Person => ({
  id: 'p',
  tenantId: 't',
  name: 'n',
  role,
  teamId: 'g',
  active,
})

test.each([
  ['rep', 'see', 'deal', 'own'],
  ['rep', 'manage', 'people', undefined],
  ['manager', 'see', 'deal', 'team'],
  ['manager', 'see', 'decision', 'team'],
  ['manager', 'see', 'task', 'team'],
  ['manager', 'change', 'task', 'own'],
  ['rep', 'decide', 'approval', undefined],
  ['manager', 'decide', 'approval', 'team'],
  ['sales-ops', 'decide', 'approval', undefined],
  ['sales-ops', 'see', 'deal', 'company'],
  ['sales-ops', 'change', 'deal', undefined],
  ['administrator', 'see', 'deal', undefined],
  ['rep', 'import', 'deal', 'own'],
  ['manager', 'import', 'deal', 'team'],
  ['sales-ops', 'import', 'deal', 'company'],
  ['administrator', 'import', 'deal', 'company'],
  ['administrator', 'manage', 'people', 'company'],
  ['administrator', 'manage', 'approval', 'company'],
  ['administrator', 'see', 'approval', undefined],
  ['sales-ops', 'manage', 'approval', undefined],
  ['sales-ops', 'manage', 'model', 'company'],
  ['manager', 'manage', 'model', undefined],
] as const)('a %s may %s a %s: %s', (role, verb, thing, reach) => {
  expect(reachOf(someone(role), verb, thing)).toBe(reach)
})

test('nobody inactive may anything', () => {
  for (const role of roles)
    for (const { may, what } of permissions)
      for (const verb of may) expect(reachOf(someone(role, false), verb, what)).toBeUndefined()
})
