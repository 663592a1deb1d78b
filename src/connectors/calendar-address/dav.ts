import type { Span } from '../../conversation/calendars.ts'
import { Refusal } from '../../people/refusal.ts'
import { allIn, type Element, readXml, textIn } from './dav-xml.ts'

/** What a server answered to a request, and the address that answered in the end. */
interface DavAnswer {
  status: number
  body: string
  address: string
}

/** One request of WebDAV, as the account it is made for. */
export type AskDav = (method: 'PROPFIND' | 'REPORT', url: string, depth: '0' | '1', body: string) => Promise<DavAnswer>

interface Collection {
  url: string
  /** Another as soon as anything in it changes. */
  tag: string
}

/** More calendars are no one person's. */
const mostCalendars = 20

/**
 * The calendars of an account, whichever address of it was given: a calendar, the folder of calendars, the person, or the server.
 * https://www.rfc-editor.org/rfc/rfc4791#section-6.2.1, https://www.rfc-editor.org/rfc/rfc6764#section-5
 */
export async function calendarsAt(url: string, ask: AskDav): Promise<Collection[]> {
  const given = await find(url, '1', ask)
  const here = collectionsIn(given)
  if (here.length > 0) return here
  const home = hrefIn(given, 'calendar-home-set') ?? (await homeOf(hrefIn(given, 'current-user-principal'), ask))
  const atRoot = new URL('/.well-known/caldav', url).href
  if (home === undefined) {
    if (url === atRoot) throw new Refusal('这个地址上没有找到日历。')
    return calendarsAt(atRoot, ask)
  }
  return collectionsIn(await find(home, '1', ask)).slice(0, mostCalendars)
}

/** What stands in a calendar in a window, as iCalendar texts. https://www.rfc-editor.org/rfc/rfc4791#section-7.8 */
export async function objectsIn({ url }: Collection, { from, to }: Span, ask: AskDav): Promise<string[]> {
  const body = `<?xml version="1.0" encoding="utf-8"?><c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
<d:prop><d:getetag/><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">
<c:time-range start="${stamp(from)}" end="${stamp(to)}"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`
  const { xml } = await multistatus(await ask('REPORT', url, '1', body))
  return allIn(xml, 'calendar-data').map(({ text }) => text)
}

async function homeOf(principal: string | undefined, ask: AskDav): Promise<string | undefined> {
  return principal === undefined ? undefined : hrefIn(await find(principal, '0', ask), 'calendar-home-set')
}

interface Found {
  xml: Element
  address: string
}

async function find(url: string, depth: '0' | '1', ask: AskDav): Promise<Found> {
  const body = `<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"
xmlns:s="http://calendarserver.org/ns/"><d:prop><d:resourcetype/><d:current-user-principal/><c:calendar-home-set/>
<c:supported-calendar-component-set/><s:getctag/><d:sync-token/></d:prop></d:propfind>`
  const answer = await ask('PROPFIND', url, depth, body)
  // A server that knows nothing at its root is asked at the well-known address instead.
  if (answer.status === 404 || answer.status === 405) return { xml: readXml('<nothing/>'), address: answer.address }
  return multistatus(answer)
}

async function multistatus({ status, body, address }: DavAnswer): Promise<Found> {
  if (status !== 207) throw new Refusal(`日历服务器答 ${status}。`)
  return { xml: readXml(body), address }
}

function collectionsIn({ xml, address }: Found): Collection[] {
  return allIn(xml, 'response').flatMap((response) => {
    const isCalendar = allIn(response, 'resourcetype').some((type) => allIn(type, 'calendar').length > 0)
    const href = textIn(response, 'href')
    if (!isCalendar || href === undefined || !holdsEvents(response)) return []
    const tag = textIn(response, 'getctag') ?? textIn(response, 'sync-token') ?? ''
    return [{ url: new URL(href, address).href, tag }]
  })
}

/** Unless it says that it holds tasks alone. */
function holdsEvents(response: Element): boolean {
  const kinds = allIn(response, 'comp').map(({ attributes }) => attributes['name'])
  return kinds.length === 0 || kinds.includes('VEVENT')
}

function hrefIn({ xml, address }: Found, property: string): string | undefined {
  const href = textIn(xml, property, 'href')
  return href === undefined || href === '' ? undefined : new URL(href, address).href
}

/** `20261125T060000Z` */
function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
}
