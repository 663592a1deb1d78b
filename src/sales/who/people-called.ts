import type { ContactFacts } from '../facts.ts'
import { plainName } from './plain-name.ts'
import { soundOf } from './sound.ts'

/**
 * The people among `contacts` who are addressed so: by name, by surname and title (张主任 for 张伟, 主任), else by what sounds the
 * same (章主任). All of the closest kind.
 */
export function peopleCalled<Contact extends Pick<ContactFacts, 'name' | 'title'>>(
  said: string,
  contacts: readonly Contact[],
): Contact[] {
  const plain = plainName(said)
  for (const fits of [isSame, isTitled, soundsSame]) {
    const found = contacts.filter(({ name, title }) => name !== undefined && fits(plain, plainName(name), title))
    if (found.length > 0) return found
  }
  return []
}

function isSame(said: string, name: string): boolean {
  return said === name
}

function isTitled(said: string, name: string, title: string | undefined): boolean {
  const post = said.slice(1)
  return said[0] === name[0] && post !== '' && (title?.endsWith(post) === true || name.endsWith(post))
}

function soundsSame(said: string, name: string): boolean {
  return said.length === name.length && soundOf(said).blurred === soundOf(name).blurred
}
