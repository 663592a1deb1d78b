import { clientName } from './client-name.ts'

export interface Door {
  platform: string
  path: string
}

/** A second redirect this soon after the first (ms) means that signing in does not hold: asking again would go round for ever. */
const tooSoon = 20_000

/**
 * Leaves for the sign-in of the chat client that shows this page. `false` when the client has no door here, or has just been
 * through it: then the person chooses.
 */
export function leaveToSignIn(doors: readonly Door[]): boolean {
  const door = doorFor(doors, navigator.userAgent)
  const left = Number(sessionStorage.getItem('left-to-sign-in'))
  if (door === undefined || Date.now() - left < tooSoon) return false
  sessionStorage.setItem('left-to-sign-in', String(Date.now()))
  location.replace(hrefOf(door, location))
  return true
}

function doorFor(doors: readonly Door[], userAgent: string): Door | undefined {
  const client = clientName(userAgent)
  return doors.find(({ platform }) => platform === client)
}

/** Through the door and back to where one was. */
export function hrefOf(door: Door, { pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  return `${door.path}?${new URLSearchParams({ next: pathname + search })}`
}
