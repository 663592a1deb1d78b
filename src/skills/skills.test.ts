import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWorkbook } from '../connectors/tables/write-workbook.ts'
import { openStorage } from '../setup/database.ts'
import { openSkills } from './index.ts'

const here = import.meta.dirname

test('the list of skills is the folders that hold one, each called like its folder', async () => {
  const storage = openStorage({ databaseFile: ':memory:' })
  const { repertoire } = openSkills({ ...storage, dayOf: () => '2026-11-24', platform: () => undefined, writeWorkbook })
  const listed = repertoire.skills.map(({ name }) => name)
  expect(listed.length).toBeGreaterThan(20)
  expect(listed.toSorted()).toEqual(folders().filter(holdsSkill).toSorted())
  await storage.close()
})

test('beside the list, what skills ask of the house and what they say alike nothing lies outside a folder', () => {
  const loose = readdirSync(here, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [] : entry.name))
  expect(loose.toSorted()).toEqual(['index.ts', 'ports.ts', 'say.ts', 'skills.test.ts'])
})

function folders(): string[] {
  return readdirSync(here, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []))
}

/** A folder without one serves the others. */
function holdsSkill(folder: string): boolean {
  const index = join(here, folder, 'index.ts')
  return existsSync(index) && /^export (?:const|function) \w+Skill\b/m.test(readFileSync(index, 'utf8'))
}
