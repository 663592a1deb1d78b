import { membershipChange } from '../people/membership.ts'
import type { Identity, People, Person } from '../people/person.ts'
import type { Log } from './log.ts'
import { newsLane } from './message.ts'
import { type Platform, PlatformError, type Receive } from './platform.ts'

/** How long the word of a directory holds that somebody is there, in milliseconds; what a platform tells by itself may get lost. */
const holdsMs = 60_000
/** From this age on it is asked for anew beside the work, so that nobody who is at it has to wait. */
const renewMs = 45_000
/** The longest that an answer, or a page, waits for it. */
const patienceMs = 800
/** A directory that failed is left alone for so long; one that refused to be asked at all, for longer. */
const pauseMs = { failed: 5_000, refused: 60_000 }

/**
 * Whether somebody whom we know as active is still there by the directory of their platform, as far as it can be asked cheaply.
 * Where it cannot be asked, or does not answer in time, they are let in as the last word had it: a platform in trouble must not
 * lock a whole company out, and whoever has left can neither sign in nor get an answer through that same platform. Its answer,
 * however late, counts from then on.
 */
export interface Vouching {
  vouchesFor(person: Person, identity: Identity): Promise<boolean>
  /** By any of the platforms they are known on. */
  letsIn(person: Person): Promise<boolean>
}

interface Word {
  /** When they were last said to be there. */
  at: number
  /** Being asked, or left alone until then. */
  asking?: Promise<boolean> | undefined
  notBefore: number
  /** The question has taken too long once: nobody else waits for it. */
  isLate: boolean
}

export function openVouching(parts: {
  people: Pick<People, 'addressesOf'>
  platform(name: string): Pick<Platform, 'name' | 'corp' | 'directory' | 'limits'> | undefined
  receive: Receive
  log: Log
  now(): number
  sleep(ms: number): Promise<void>
}): Vouching {
  const { people, platform, receive, log, now, sleep } = parts
  /** The oldest first. */
  const words = new Map<string, Word>()
  const asked = { minute: 0, times: 0 }

  return {
    vouchesFor,
    async letsIn(person) {
      const addresses = await people.addressesOf(person.tenantId, person.id)
      const vouched = await Promise.all(addresses.map((address) => vouchesFor(person, address)))
      return vouched.length === 0 || vouched.includes(true)
    },
  }

  async function vouchesFor(person: Person, identity: Identity): Promise<boolean> {
    const through = platform(identity.platform)
    if (through?.directory?.isThere === undefined) return true
    const key = `${identity.platform}:${identity.userId.toLowerCase()}`
    const word = words.get(key) ?? { at: Number.NEGATIVE_INFINITY, notBefore: 0, isLate: false }
    const age = now() - word.at
    if (age < renewMs) return true
    if (word.asking === undefined) {
      if (now() < word.notBefore || !mayAsk(through.limits.vouchedPerMinute)) return true
      words.set(key, word)
      word.isLate = false
      word.asking = ask(key, word, person, identity, through)
    }
    if (age < holdsMs || word.isLate) return true
    const late = async () => {
      await sleep(patienceMs)
      word.isLate = true
      return true
    }
    return Promise.race([word.asking, late()])
  }

  async function ask(
    key: string,
    word: Word,
    person: Person,
    identity: Identity,
    { name, corp, directory }: Pick<Platform, 'name' | 'corp' | 'directory'>,
  ): Promise<boolean> {
    try {
      const isThere = await directory?.isThere?.(identity.userId)
      const member = isThere === undefined ? undefined : { userId: identity.userId, name: person.name, active: isThere }
      if (membershipChange(identity, person, member, undefined)?.kind === 'member.left') {
        words.delete(key)
        await isGone(name, corp, identity.userId).catch((error: unknown) =>
          log.error({ platform: name, err: error }, 'somebody found gone is turned away, but it could not be noted'),
        )
        return false
      }
      words.delete(key)
      words.set(key, { at: now(), notBefore: 0, isLate: false })
      forgetOld()
    } catch (error) {
      log.warn({ platform: name, err: error }, 'the directory could not be asked whether somebody is still there')
      const isRefused = error instanceof PlatformError && error.retry === 'never'
      word.notBefore = now() + (isRefused ? pauseMs.refused : pauseMs.failed)
    } finally {
      word.asking = undefined
    }
    return true
  }

  /** What follows from it is done and noted as by news of the platform's own. */
  async function isGone(name: string, corp: string, userId: string): Promise<void> {
    const content = { kind: 'news', of: 'member', id: userId } as const
    const conversation = newsLane(name, corp, content)
    const dedupeKey = `found gone:${userId}:${now()}`
    await receive({ platform: name, corp, conversation, speaker: 'sys', dedupeKey, receivedAt: now(), content })
  }

  function mayAsk(most = Number.POSITIVE_INFINITY): boolean {
    const minute = Math.floor(now() / 60_000)
    if (asked.minute !== minute) Object.assign(asked, { minute, times: 0 })
    asked.times += 1
    return asked.times <= most
  }

  function forgetOld(): void {
    for (const [key, { at, asking, notBefore }] of words) {
      if (asking !== undefined || now() < Math.max(at + holdsMs, notBefore)) break
      words.delete(key)
    }
  }
}
