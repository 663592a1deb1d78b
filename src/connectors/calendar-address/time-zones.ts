import { type Component, lineOf } from './content-lines.ts'

/** By which zone a `TZID` of a calendar is meant: an IANA name, or a fixed offset. */
export type ZoneOf = (tzid: string | undefined) => string

/**
 * Reads the zones of a calendar. A name that is none (Outlook's `China Standard Time`, a calendar's own) is told by the offsets that
 * its `VTIMEZONE` gives; times without a zone are of `floating`.
 */
export function zonesIn(calendar: Component, floating: string): ZoneOf {
  const given = calendar.lines.find(({ name }) => name === 'X-WR-TIMEZONE')?.value
  const usual = given !== undefined && isZone(given) ? given : floating
  const defined = new Map(
    calendar.parts
      .filter(({ name }) => name === 'VTIMEZONE')
      .map((zone) => [lineOf(zone, 'TZID')?.value ?? '', zone] as const),
  )
  const known = new Map<string, string>()
  return (tzid) => {
    if (tzid === undefined) return usual
    const zone = known.get(tzid) ?? meantBy(tzid)
    known.set(tzid, zone)
    return zone
  }

  function meantBy(tzid: string): string {
    if (isZone(tzid)) return tzid
    // Mozilla's and libical's names carry where they come from: /freeassociation.sourceforge.net/Asia/Shanghai
    const ending = /^\/.*\/([A-Za-z_]+\/[A-Za-z_]+)$/.exec(tzid)?.[1]
    if (ending !== undefined && isZone(ending)) return ending
    const zone = defined.get(tzid)
    return (zone && byOffsets(zone)) ?? usual
  }
}

/** Where summer time is kept, the most people first: of zones with the same offsets the first is meant. */
const likely = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Helsinki',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Australia/Sydney',
  'Pacific/Auckland',
]

function byOffsets(zone: Component): string | undefined {
  const [standard, summer] = ['STANDARD', 'DAYLIGHT'].map((name) => offsetIn(zone, name))
  if (standard === undefined) return undefined
  if (summer === undefined || summer === standard) return standard
  return [...likely, ...Intl.supportedValuesOf('timeZone')].find((name) => {
    const offsets = offsetsOf(name)
    return offsets.includes(standard) && offsets.includes(summer)
  })
}

/** `+08:00`, of the latest rule of its kind. */
function offsetIn(zone: Component, name: string): string | undefined {
  const rules = zone.parts.filter((part) => part.name === name)
  const latest = rules.reduce<Component | undefined>(
    (last, rule) => (last === undefined || startOf(rule) >= startOf(last) ? rule : last),
    undefined,
  )
  const [, sign, hours, minutes] =
    /^([+-])(\d\d)(\d\d)/.exec((latest && lineOf(latest, 'TZOFFSETTO')?.value) ?? '') ?? []
  return sign === undefined ? undefined : `${sign}${hours}:${minutes}`
}

function startOf(rule: Component): string {
  return lineOf(rule, 'DTSTART')?.value ?? ''
}

/** To ask for the offsets of every zone there is takes half a second, so it is done once. */
const offsetsByZone = new Map<string, readonly string[]>()

/** In winter and in summer. */
function offsetsOf(zone: string): readonly string[] {
  const known = offsetsByZone.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const offsets = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map((at) => {
    const parts = format.formatToParts(new Date(at))
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? ''
    return name === '' ? '+00:00' : name
  })
  offsetsByZone.set(zone, offsets)
  return offsets
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
