import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openapi } from './index.ts'

const server = join(import.meta.dirname, '..')
const sources = [
  join(server, 'app.ts'),
  ...readdirSync(join(server, 'routes')).map((name) => join(server, 'routes', name)),
]
const registered = sources.flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/router\.(get|post|put|patch|delete)\(\s*'(\/api\/[^']+)'/g)].map(
    ([, method, route = '']) => `${method} ${plain(route)}`,
  ),
)
const described = Object.entries(openapi.paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((method) => `${method} ${plain(path)}`),
)

/** Whatever a parameter is called. */
function plain(path: string): string {
  return path.replaceAll(/:\w+|\{\w+\}/g, '{}')
}

describe('the description of the API', () => {
  test('has every route, and no other', () => {
    expect(registered.length).toBeGreaterThan(60)
    expect(described.toSorted()).toEqual(registered.toSorted())
  })

  test('names the parameters of each path', () => {
    for (const [path, operations] of Object.entries(openapi.paths)) {
      for (const { parameters = [] } of Object.values(operations) as {
        parameters?: { name: string; in: string }[]
      }[]) {
        const named = parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`)
        expect(named).toEqual(path.match(/\{\w+\}/g) ?? [])
      }
    }
  })
})
