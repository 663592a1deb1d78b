import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = new URL('../..', import.meta.url).pathname

/** Who may import whom: a room may reach only the rooms named here, and itself. The README's map is this table in words. */
const mayImport: Record<string, string[]> = {
  'src/people': [],
  'src/language': [],
  'src/conversation': ['src/people'],
  'src/sales': ['src/people', 'src/language'],
  'src/sovereignty': ['src/people'],
  'src/understanding': ['src/conversation', 'src/people', 'src/language'],
  'src/skills': ['src/understanding', 'src/conversation', 'src/sales', 'src/sovereignty', 'src/people', 'src/language'],
  'src/storage': ['src/conversation', 'src/sales', 'src/sovereignty', 'src/people'],
  'src/connectors': ['src/conversation', 'src/sales', 'src/understanding', 'src/people', 'src/language'],
  'src/jobs': ['src/skills', 'src/conversation', 'src/sales', 'src/sovereignty', 'src/people'],
  'src/server': ['src/skills', 'src/conversation', 'src/sales', 'src/sovereignty', 'src/people'],
  bots: ['src/conversation'],
  h5: [],
}

/** The root introduces everyone; tests, benches and tool configurations may look at all of it. */
const seesEverything = ['src/main.ts', 'src/cli', 'src/setup', 'src/testing', 'bench', 'migrations']

/** The only file of ours that the pages may see, and only its types. */
const pagesMaySee = 'src/server/contract.ts'

describe('the rooms', () => {
  const files = sourceFiles()

  test('there is a house to look at', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(files.flatMap(importsOf).length).toBeGreaterThan(20)
  })

  test('imports go down only', () => {
    expect(files.flatMap((file) => importsOf(file).flatMap((to) => trespass(file, to)))).toEqual([])
  })

  test('a planted trespass is caught', () => {
    expect(trespass('src/sales/deal.ts', { path: 'src/storage/database.ts', typeOnly: false })).toHaveLength(1)
    expect(trespass('bots/wecom/index.ts', { path: 'bots/feishu/index.ts', typeOnly: false })).toHaveLength(1)
    expect(trespass('h5/pages/Deal.vue', { path: pagesMaySee, typeOnly: false })).toHaveLength(1)
    expect(trespass('src/people/person.ts', { path: 'src/main.ts', typeOnly: false })).toHaveLength(1)
    expect(trespass('h5/pages/Deal.vue', { path: pagesMaySee, typeOnly: true })).toEqual([])
  })
})

interface Import {
  path: string
  typeOnly: boolean
}

function trespass(file: string, to: Import): string[] {
  const from = roomOf(file)
  const target = roomOf(to.path)
  if (from === undefined || from === target) return []
  if (from === 'h5' && to.path === pagesMaySee && to.typeOnly) return []
  if (from.startsWith('bots/') && target === 'bots') return [`${file} → ${to.path}`]
  const allowed = mayImport[from.startsWith('bots') ? 'bots' : from] ?? []
  if (from === 'bots' && target?.startsWith('bots/')) return []
  return target !== undefined && allowed.includes(target) ? [] : [`${file} → ${to.path}`]
}

/** `undefined` for those who see everything; a platform's folder is a room of its own. */
function roomOf(path: string): string | undefined {
  if (seesEverything.some((place) => path === place || path.startsWith(`${place}/`))) return undefined
  const [top = '', second = '', third] = path.split('/')
  if (top === 'h5') return 'h5'
  if (top === 'bots') return third === undefined ? 'bots' : `bots/${second}`
  return `${top}/${second}`
}

function sourceFiles(): string[] {
  return ['src', 'bots', 'h5'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .map((name) => join(top, name))
      .filter((name) => /\.(ts|vue)$/.test(name) && !/\.test\.ts$|node_modules|\/dist\//.test(name)),
  )
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [
    ...text.matchAll(
      /(?:import|export)\s+(type\s)?[^'"]*?from\s+['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\)|import\s+['"](\.[^'"]+)['"]/g,
    ),
  ].map((match) => ({
    path: relative(root, normalize(join(root, dirname(file), match[2] ?? match[3] ?? match[4] ?? ''))),
    typeOnly: match[1] !== undefined,
  }))
}
