import { parseArgs } from 'node:util'
import { productFor, type Said } from './product.ts'
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
  const year = runYear(seed)
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
  const logLoss = mean(deals.map(({ said, won }) => -Math.log(won === 1 ? said : 1 - said)))
  const cells = [
    `${month + 1}`.padStart(5),
    `${deals.length}`.padStart(6),
    (errors[month] ?? 0).toFixed(4).padStart(18),
    logLoss.toFixed(4).padStart(9),
    mean(deals.map(({ said }) => said)).toFixed(3),
    mean(deals.map(({ won }) => won))
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

function runYear(seed: number) {
  const { deals, driftDay } = simulatedYear(seed)
  const product = productFor(seed)
  /** A deal is foretold for the last time a week before its close. */
  const events = deals
    .flatMap((deal) => [
      { day: Math.max(deal.opened, deal.closes - 7), deal, closing: false },
      { day: deal.closes, deal, closing: true },
    ])
    .sort((one, other) => one.day - other.day)
  const open = new Map<SimulatedDeal, Said>()
  const closed: Closed[] = []
  const result = { delay: undefined as number | undefined, alarmsBefore: 0, promoted: 0, kept: 0 }
  let sinceDrift = 0
  for (const { day, deal, closing } of events) {
    if (!closing) {
      open.set(deal, product.say(deal.facts))
      continue
    }
    const said = open.get(deal)
    if (said === undefined) continue
    closed.push({ ...deal, said: said.probability })
    if (day >= driftDay) sinceDrift++
    const { noticed, verdict } = product.close(deal.facts, said, deal.won)
    if (noticed && day < driftDay) result.alarmsBefore++
    if (noticed && day >= driftDay) result.delay ??= sinceDrift
    if (verdict?.promote) result.promoted++
    if (verdict && !verdict.promote) result.kept++
  }
  return { ...result, closed }
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
