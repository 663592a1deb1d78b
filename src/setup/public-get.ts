import { lookup } from 'node:dns'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Fetched } from '../connectors/events/feeds.ts'
import { hostAndPort } from './outbound.ts'

const mostBytes = 5 * 1024 * 1024
const mostRedirects = 3
const patienceMs = 20_000

/** What is asked, where it is more than to read. */
interface Asked {
  method: string
  body: string
}

/**
 * Reads an address of the public internet. Whoever answers for a name decides where it leads, so the address behind it is looked at
 * when the connection is made, and after every redirect: into our own network it leads only where `allowed` names the `host:port`.
 * A password goes to the server it was given for and to no other. Answers with the address that was read in the end.
 */
export async function publicGet(
  address: string,
  headers: Record<string, string>,
  allowed: readonly string[],
  asked?: Asked,
): Promise<Fetched & { address: string }> {
  const first = new URL(address)
  let url = first
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const { authorization, ...others } = headers
    const isGivenFor = authorization !== undefined && url.origin === first.origin
    if (isGivenFor) assertPrivate(url, allowed)
    const answer = await askOnce(url, isGivenFor ? headers : others, allowed, asked)
    const { location } = answer.headers
    if (answer.status < 301 || answer.status > 308 || answer.status === 304 || location === undefined)
      return { ...answer, address: url.href }
    url = new URL(location, url)
  }
  throw new Error(`转了 ${mostRedirects} 次还没到头`)
}

function assertPrivate(url: URL, allowed: readonly string[]): void {
  if (url.protocol !== 'https:' && !allowed.includes(hostAndPort(url))) throw new Error('带密码的地址只用 https')
}

async function askOnce(
  url: URL,
  headers: Record<string, string>,
  allowed: readonly string[],
  asked: Asked | undefined,
): Promise<Fetched> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error('只读 http 和 https 地址')
  if (url.username !== '' || url.password !== '') throw new Error('地址里不能带账号密码')
  const isOurs = allowed.includes(hostAndPort(url))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // An address in figures is not looked up.
  if (!isOurs && isIP(host) !== 0) assertPublic(host)
  const signal = AbortSignal.timeout(patienceMs)
  const options = {
    method: asked?.method ?? 'GET',
    headers: { 'accept-encoding': 'identity', 'user-agent': 'Sandtable', ...headers },
    signal,
    ...(isOurs ? {} : { lookup: publicLookup }),
  }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestSecure : requestPlain
    request(url, options, resolve).once('error', reject).end(asked?.body)
  })
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response) {
    length += piece.length
    if (length > mostBytes) throw new Error('超过 5 MB')
    pieces.push(piece)
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }
}

/** Every address behind a name must be public: which of them is used is not ours to say. */
const publicLookup: LookupFunction = (host, options, tell) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error !== null || first === undefined) return tell(error ?? new Error(`${host} 没有地址`), '')
    try {
      for (const { address } of addresses) assertPublic(address)
    } catch (refused) {
      return tell(refused as Error, '')
    }
    return options.all === true ? tell(null, addresses) : tell(null, first.address, first.family)
  })
}

function assertPublic(address: string): void {
  const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (!inside.check(address, kind)) return
  throw new Error(
    '地址指向内网；确实要读，请管理员放行它的 host:port（订阅 OUTBOUND_ALLOW，日历 CALENDAR_HOSTS_ALLOW）',
  )
}

/** What is not the public internet. https://www.iana.org/assignments/iana-ipv4-special-registry */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
// https://www.iana.org/assignments/iana-ipv6-special-registry; `::/16` holds loopback and IPv4 in either disguise, 64:ff9b:: and 2002: more of it.
for (const [net, bits] of [
  ['::', 16],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')
