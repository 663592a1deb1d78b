import type { Span } from '../../conversation/calendars.ts'
import { Refusal } from '../../people/refusal.ts'
import { allIn, type Element, readXml, textIn } from './dav-xml.ts'

/** An address, and whether the password is meant for it: it was given by the person, or named by a server that had the password. */
interface Place {
  url: string
  isTrusted: boolean
}

/** What a server answered to a request, and where the answer came from in the end. */
interface DavAnswer {
  status: number
  body: string
  from: Place
}

/** One request of WebDAV, as the account it is made for where the place is trusted. */
export type AskDav = (method: 'PROPFIND' | 'REPORT', place: Place, depth: '0' | '1', body: string) => Promise<DavAnswer>

interface Collection {
  place: Place
  /** Another as soon as anything in it changes. */
  tag: string
}

/** More calendars are no one person's. */
const mostCalendars = 20

/**
 * The calendars of an account, whichever address of it was given: a calendar, the folder of calendars, the person, or the server.
 * https://www.rfc-editor.org/rfc/rfc4791#section-6.2.1, https://www.rfc-editor.org/rfc/rfc6764#section-5
 */
export async function calendarsAt(place: Place, ask: AskDav): Promise<Collection[]> {
  const given = await find(place, '1', ask)
  const here = collectionsIn(given)
  if (here.length > 0) return here.slice(0, mostCalendars)
  const home = hrefIn(given, 'calendar-home-set') ?? (await homeOf(hrefIn(given, 'current-user-principal'), ask))
  const atRoot = new URL('/.well-known/caldav', place.url).href
  if (home === undefined) {
    if (place.url === atRoot) throw new Refusal('这个地址上没有找到日历。')
    return calendarsAt({ ...place, url: atRoot }, ask)
  }
  return collectionsIn(await find(home, '1', ask)).slice(0, mostCalendars)
}

/** What stands in a calendar in a window, as iCalendar texts. https://www.rfc-editor.org/rfc/rfc4791#section-7.8 */
export async function objectsIn({ place }: Collection, { from, to }: Span, ask: AskDav): Promise<string[]> {
  const body = `<?xml version="1.0" encoding="utf-8"?><c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
<d:prop><d:getetag/><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">
<c:time-range start="${stamp(from)}" end="${stamp(to)}"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`
  const { xml } = await multistatus(await ask('REPORT', place, '1', body))
  return allIn(xml, 'calendar-data').map(({ text }) => text)
}

async function homeOf(principal: Place | undefined, ask: AskDav): Promise<Place | undefined> {
  return principal === undefined ? undefined : hrefIn(await find(principal, '0', ask), 'calendar-home-set')
}

interface Found {
  xml: Element
  from: Place
}

async function find(place: Place, depth: '0' | '1', ask: AskDav): Promise<Found> {
  const body = `<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"
xmlns:s="http://calendarserver.org/ns/"><d:prop><d:resourcetype/><d:current-user-principal/><c:calendar-home-set/>
<c:supported-calendar-component-set/><s:getctag/><d:sync-token/></d:prop></d:propfind>`
  const answer = await ask('PROPFIND', place, depth, body)
  // A server that knows nothing at its root is asked at the well-known address instead.
  if (answer.status === 404 || answer.status === 405) return { xml: readXml('<nothing/>'), from: answer.from }
  return multistatus(answer)
}

async function multistatus({ status, body, from }: DavAnswer): Promise<Found> {
  if (status !== 207) throw new Refusal(`日历服务器答 ${status}。`)
  return { xml: readXml(body), from }
}

function collectionsIn({ xml, from }: Found): Collection[] {
  return allIn(xml, 'response').flatMap((response) => {
    const isCalendar = allIn(response, 'resourcetype').some((type) => allIn(type, 'calendar').length > 0)
    const href = textIn(response, 'href')
    if (!isCalendar || href === undefined || !holdsEvents(response)) return []
    const tag = textIn(response, 'getctag') ?? textIn(response, 'sync-token') ?? ''
    return [{ place: named(href, from), tag }]
  })
}

/** Unless it says that it holds tasks alone. */
function holdsEvents(response: Element): boolean {
  const kinds = allIn(response, 'comp').map(({ attributes }) => attributes['name'])
  return kinds.length === 0 || kinds.includes('VEVENT')
}

function hrefIn({ xml, from }: Found, property: string): Place | undefined {
  const href = textIn(xml, property, 'href')
  return href === undefined || href === '' ? undefined : named(href, from)
}

/** Accounts may lie on other hosts than the one that was given: iCloud's do. */
function named(href: string, from: Place): Place {
  return { ...from, url: new URL(href, from.url).href }
}

/** `20261125T060000Z` */
function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
}
