import { v7 as uuid } from 'uuid'
import type { Platform } from '../conversation/platform.ts'
import type { Storage } from '../storage/storage.ts'
import { unnamedCompany } from './platforms.ts'

/**
 * All chat platforms of one configuration serve one company; a platform that is new joins the company that is there. Returns how
 * many companies they belong to: more than one only where each was met alone before, and those stay apart.
 */
export async function bindPlatforms(
  { people, companies }: Pick<Storage, 'people' | 'companies'>,
  platforms: readonly Pick<Platform, 'name' | 'corp'>[],
): Promise<number> {
  const met = await Promise.all(platforms.map(({ name, corp }) => people.tenantFor(name, corp)))
  const ours = { ...unnamedCompany, id: met.find((tenant) => tenant !== undefined)?.id ?? uuid() }
  const bound = new Set<string>()
  for (const { name, corp } of platforms) bound.add((await companies.ensure(ours, { platform: name, corp })).id)
  return bound.size
}
