import { parseArgs } from 'node:util'
import { assumptions } from './assumptions.ts'
import { openProduct } from './product.ts'
import { type SimulatedDeal, simulatedYear } from './year.ts'

/*
 * npm run simulate [-- --years 20 --seed 1]: a company's first year with the product, over and over, each year drawn anew. Asked:
 * does what it says get nearer to the truth month by month, and how soon does it notice that the market turned?
 */
const { values: words } = parseArgs({
  options: { years: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
})
const years = Number(words.years)
const firstSeed = Number(words.seed)

interface Closed extends SimulatedDeal {
  readonly said: number
}

const months = Array.from({ length: 12 }, (): { error: number[]; deals: Closed[] } => ({ error: [], deals: [] }))
const delays: (number | undefined)[] = []
let alarmsBefore = 0
let promotions = 0
let kept = 0
for (let seed = firstSeed; seed < firstSeed + years; seed++) {
  const year = await runYear(seed)
  for (const [month, { error, deals }] of months.entries()) {
    const here = year.closed.filter(({ closes }) => Math.min(11, Math.floor(closes / (365 / 12))) === month)
    error.push(calibrationError(here))
    deals.push(...here)
  }
  delays.push(year.delay)
  alarmsBefore += year.alarmsBefore
  promotions += year.promoted
  kept += year.kept
  console.log(
    `year ${seed}: noticed ${year.delay === undefined ? 'never' : `after ${year.delay} closed deals`}, ${year.alarmsBefore} alarm(s) before, ${year.promoted} promoted, ${year.kept} kept out; error ${months.map(({ error }) => (error.at(-1) ?? 0).toFixed(3)).join(' ')}`,
  )
}

console.log('\nmonth  deals  calibration error  log-loss  said  happened')
const errors = months.map(({ error }) => mean(error))
for (const [month, { deals }] of months.entries()) {
  const logLoss = mean(deals.map(({ said, won }) => -Math.log(won ? said : 1 - said)))
  const cells = [
    `${month + 1}`.padStart(5),
    `${deals.length}`.padStart(6),
    (errors[month] ?? 0).toFixed(4).padStart(18),
    logLoss.toFixed(4).padStart(9),
    mean(deals.map(({ said }) => said)).toFixed(3),
    mean(deals.map(({ won }) => Number(won)))
      .toFixed(3)
      .padStart(9),
  ]
  console.log(cells.join(' '))
}
const slope = slopeOf(errors)
const falling = Array.from({ length: years }, (_, year) => slopeOf(months.map(({ error }) => error[year] ?? 0))).filter(
  (one) => one < 0,
).length
const noticed = delays.filter((delay) => delay !== undefined).sort((one, other) => one - other)
const average = mean(delays.map((delay) => delay ?? 500))
console.log(`\n${promotions} promotions, ${kept} challengers kept out, ${alarmsBefore} alarms before the market turned`)
const passed = [
  gate(
    `calibration error falls by ${(-slope).toFixed(4)} a month on average, in ${falling} of ${years} years`,
    slope < 0,
  ),
  gate(
    `last month ${(errors[11] ?? 0).toFixed(4)}, first month ${(errors[0] ?? 0).toFixed(4)}`,
    (errors[11] ?? 1) < (errors[0] ?? 0),
  ),
  gate(
    `market turn noticed after ${average.toFixed(0)} closed deals on average (median ${noticed[Math.floor(noticed.length / 2)]}, at worst ${delays.includes(undefined) ? 'never' : noticed.at(-1)}, within 100 in ${noticed.filter((delay) => delay <= 100).length} of ${years} years)`,
    average <= 100,
  ),
]
process.exitCode = passed.every(Boolean) ? 0 : 1

async function runYear(seed: number) {
  const { deals, driftDay } = simulatedYear(seed)
  const product = openProduct()
  const open = new Map<SimulatedDeal, number>()
  const closed: Closed[] = []
  const result = { delay: undefined as number | undefined, alarmsBefore: 0, promoted: 0, kept: 0 }
  const happenings = deals
    .flatMap((deal) => [
      ...deal.notes.map(({ day }) => ({ day, deal, closing: false })),
      { day: deal.closes, deal, closing: true },
    ])
    .sort((one, other) => one.day - other.day)
  let next = 0
  let sinceDrift = 0
  for (let today = 1; next < happenings.length; today++) {
    for (; (happenings[next]?.day ?? Number.POSITIVE_INFINITY) < today; next++) {
      const { day, deal, closing } = happenings[next] as (typeof happenings)[number]
      if (!closing) look(deal, Math.max(0, day))
      else {
        product.close(deal, day)
        const said = open.get(deal)
        open.delete(deal)
        if (said !== undefined) closed.push({ ...deal, said })
        if (day >= driftDay) sinceDrift++
      }
    }
    const { noticed, version, changed } = await product.rest(today)
    if (changed) for (const deal of open.keys()) look(deal, today)
    if (noticed && today <= driftDay) result.alarmsBefore++
    if (noticed && today > driftDay) result.delay ??= sinceDrift
    if (version?.verdict === 'promoted') result.promoted++
    if (version?.verdict === 'kept') result.kept++
  }
  return { ...result, closed }

  /** What was said up to the last look counts; later words are kept, but nobody asks any more. */
  function look(deal: SimulatedDeal, day: number) {
    const said = product.look(deal, day)
    if (day <= deal.closes - assumptions.lastLook || !open.has(deal)) open.set(deal, said)
  }
}

/** Mean distance of what was said from the true probabilities, over five equal shares of the month's deals. */
function calibrationError(deals: readonly Closed[]): number {
  const sorted = deals.toSorted((one, other) => one.said - other.said)
  const size = Math.ceil(sorted.length / 5)
  return mean(
    Array.from({ length: 5 }, (_, part) => {
      const here = sorted.slice(part * size, (part + 1) * size)
      return Math.abs(mean(here.map(({ said }) => said)) - mean(here.map(({ probability }) => probability)))
    }),
  )
}

function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const level = mean(values)
  const rise = values.reduce((sum, value, month) => sum + (month - middle) * (value - level), 0)
  return rise / values.reduce((sum, _, month) => sum + (month - middle) ** 2, 0)
}

function gate(sentence: string, passed: boolean): boolean {
  console.log(`${passed ? 'PASS' : 'FAIL'}  ${sentence}`)
  return passed
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
