import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A server of calendars for tests, written from RFC 4791 and RFC 5545: one account with a calendar and a list of tasks behind
 * `/.well-known/caldav`, and the same calendar as a file for whoever has its address.
 */
export interface CalendarServer {
  origin: string
  /** By their `UID`: the components of one object, without the `VCALENDAR` around them. */
  objects: Map<string, string>
  /** What was asked, `PROPFIND /dav/ 207`. */
  asked: string[]
  /** Where the well-known address leads to, and where the account's calendars are; both here unless said otherwise. */
  leads?: string
  home?: string
  /** No password is right any more, and the file is gone. */
  shut(): void
  close(): Promise<void>
}

export const account = { user: 'lin@ours.com', password: 'abcd-efgh-ijkl-mnop' }

export async function calendarServer(): Promise<CalendarServer> {
  const objects = new Map<string, string>()
  const asked: string[] = []
  let isShut = false
  const server = createServer(async (request, response) => {
    const { status, headers = {}, body = '' } = answerTo(request, await bodyOf(request))
    asked.push(`${request.method} ${request.url} ${status}`)
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const emulated: CalendarServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    asked,
    shut() {
      isShut = true
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return emulated

  function answerTo(request: IncomingMessage, body: string): Answer {
    const { method = '', url = '', headers } = request
    if (url === '/private-7f3a/basic.ics') return file(headers['if-none-match'])
    const basic = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`
    if (isShut || headers.authorization !== basic) return { status: 401 }
    if (url === '/.well-known/caldav') return { status: 301, headers: { location: emulated.leads ?? '/dav/' } }
    const isDeep = headers['depth'] === '1'
    if (method === 'PROPFIND' && url === '/dav/') return multistatus(principal)
    if (method === 'PROPFIND' && url === '/dav/lin/') return multistatus(homeAt(emulated.home ?? '/dav/lin/calendars/'))
    if (method === 'PROPFIND' && url === '/dav/lin/calendars/' && isDeep) return multistatus(collections())
    if (method === 'REPORT' && url === '/dav/lin/calendars/work/' && isDeep) return multistatus(found(body))
    return { status: method === 'PROPFIND' || method === 'REPORT' ? 404 : 405 }
  }

  function file(known: string | undefined): Answer {
    if (isShut) return { status: 404 }
    const etag = `"${tag()}"`
    if (known === etag) return { status: 304 }
    const headers = { etag, 'content-type': 'text/calendar; charset=utf-8' }
    return { status: 200, headers, body: calendar([...objects.values()].join('')) }
  }

  function collections(): string {
    const of = (href: string, type: string, rest: string) =>
      `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:resourcetype><d:collection/>${type}</d:resourcetype>${rest}</d:prop>
<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
    const holds = (kind: string) =>
      `<c:supported-calendar-component-set><c:comp name="${kind}"/></c:supported-calendar-component-set>`
    return [
      of('/dav/lin/calendars/', '', ''),
      of('/dav/lin/calendars/work/', '<c:calendar/>', `${holds('VEVENT')}<s:getctag>${tag()}</s:getctag>`),
      of('/dav/lin/calendars/todo/', '<c:calendar/>', `${holds('VTODO')}<s:getctag>1</s:getctag>`),
    ].join('')
  }

  /** A server gives whole objects, unexpanded; this one all that it has, for each of them may touch the range it was asked for. */
  function found(body: string): string {
    if (!/<c:time-range start="\d{8}T\d{6}Z" end="\d{8}T\d{6}Z"\/>/.test(body)) return ''
    return [...objects]
      .map(
        ([uid, text]) => `<d:response><d:href>/dav/lin/calendars/work/${uid}.ics</d:href><d:propstat><d:prop>
<d:getetag>"${text.length}"</d:getetag><c:calendar-data><![CDATA[${calendar(text)}]]></c:calendar-data></d:prop>
<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`,
      )
      .join('')
  }

  function tag(): string {
    const all = JSON.stringify([...objects])
    return createHash('sha256').update(all).digest('hex')
  }
}

const homeAt = (href: string) => `<d:response><d:href>/dav/lin/</d:href><d:propstat><d:prop><c:calendar-home-set>
<d:href>${href}</d:href></c:calendar-home-set></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`

const principal = `<d:response><d:href>/dav/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype>
<d:current-user-principal><d:href>/dav/lin/</d:href></d:current-user-principal></d:prop><d:status>HTTP/1.1 200 OK</d:status>
</d:propstat></d:response>`

function calendar(components: string): string {
  const text = `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//tests//EN\n${components}END:VCALENDAR\n`
  return text.replaceAll('\n', '\r\n')
}

interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string
}

function multistatus(responses: string): Answer {
  const names = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://calendarserver.org/ns/"'
  const body = `<?xml version="1.0" encoding="utf-8"?><d:multistatus ${names}>${responses}</d:multistatus>`
  return { status: 207, headers: { 'content-type': 'application/xml; charset=utf-8' }, body }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
