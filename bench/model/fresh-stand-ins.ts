import { randomFrom } from '../../src/sales/model/random.ts'
import type { Dataset } from './dataset.ts'
import { effects, normal, pick, standIn, zipf } from './stand-in.ts'

/** Made-up histories that no learner's settings were chosen on: rare wins, a market that turns, more columns than the deals bear. */
export const freshStandIns: Record<string, (seed: number) => Dataset> = {
  'three in a hundred win': rareWins,
  'a market that turns': turningMarket,
  'sales desk, 2,000 deals': salesDesk,
  '300 deals, 40 columns': (seed) => wide(300, seed),
  '800 deals, 40 columns': (seed) => wide(800, seed),
}

/** 30,000 leads, about 3 % of which win; pairs of facts matter more than each alone. */
function rareWins(seed: number): Dataset {
  const random = randomFrom(seed)
  const source = effects(14, 0.6, random)
  const segment = effects(9, 0.5, random)
  const pair = effects(14 * 9, 0.5, random)
  const city = effects(300, 0.3, random)
  return standIn(30_000, random, () => {
    const [s, g, c] = [zipf(14, random), pick(9, random), zipf(300, random)]
    const visits = Math.floor(-4 * Math.log(1 - random()))
    const age = random() < 0.3 ? Number.NaN : Math.exp(3 + normal(random))
    const warm = !Number.isNaN(age) && age < 20 && visits > 5 ? 1.2 : 0
    return {
      logOdds:
        -4.6 + (source[s] ?? 0) + (segment[g] ?? 0) + (pair[s * 9 + g] ?? 0) + (city[c] ?? 0) + 0.08 * visits + warm,
      cells: { source: `s${s}`, segment: `g${g}`, city: `c${c}`, visits, age, channel: `h${pick(4, random)}` },
    }
  })
}

/** 12,000 deals, six in ten won; what matters changes over three years, and the month is known as a number and by name. */
function turningMarket(seed: number): Dataset {
  const random = randomFrom(seed)
  const early = effects(20, 0.8, random)
  const late = effects(20, 0.8, random)
  const season = effects(12, 0.3, random)
  const rep = effects(60, 0.5, random)
  return standIn(12_000, random, () => {
    const month = Math.floor(36 * Math.sqrt(random()))
    const [product, r, discount] = [zipf(20, random), pick(60, random), Math.round(30 * random() ** 2)]
    const turned = month / 36
    const worth = (1 - turned) * (early[product] ?? 0) + turned * (late[product] ?? 0)
    return {
      logOdds:
        1.1 - 1.4 * turned + worth + (season[month % 12] ?? 0) + (rep[r] ?? 0) + (0.08 - 0.1 * turned) * discount,
      cells: { month, season: `m${month % 12}`, product: `p${product}`, rep: `r${r}`, discount },
    }
  })
}

/** 2,000 deals as a sales desk keeps them: half-filled facts, thirty reps, an amount, and reps who are good at some trades only. */
function salesDesk(seed: number): Dataset {
  const random = randomFrom(seed)
  const rep = effects(30, 0.5, random)
  const trade = effects(8, 0.5, random)
  const knack = effects(30 * 8, 0.4, random)
  const source = effects(6, 0.4, random)
  return standIn(2000, random, () => {
    const [r, t, s] = [zipf(30, random), pick(8, random), pick(6, random)]
    const amount = Math.round(Math.exp(3.5 + normal(random)))
    const answer = (yes: number, unknown: number) => (random() < unknown ? '' : random() < yes ? '是' : '否')
    const [budget, decider, rival] = [answer(0.5, 0.3), answer(0.4, 0.4), answer(0.6, 0.2)]
    const visits = Math.floor(-3 * Math.log(1 - random()))
    const worth = (fact: string, yes: number, unknown: number) => (fact === '是' ? yes : fact === '' ? unknown : 0)
    const people = (rep[r] ?? 0) + (trade[t] ?? 0) + (knack[r * 8 + t] ?? 0) + (source[s] ?? 0)
    const facts = worth(budget, 0.9, 0.2) + worth(decider, 1, -0.1) + worth(rival, -0.6, -0.2)
    const together = budget === '是' && decider === '是' ? 0.5 : 0
    return {
      logOdds: -0.9 + people + facts + together + 0.25 * Math.log1p(visits) - 0.3 * (Math.log1p(amount) - 3.5),
      cells: { rep: `r${r}`, trade: `t${t}`, source: `s${s}`, amount, budget, decider, rival, visits },
    }
  })
}

/** Forty columns of every kind, eight of which matter: more than so few deals can tell apart. */
function wide(deals: number, seed: number): Dataset {
  const random = randomFrom(seed)
  const slopes = Array.from({ length: 20 }, (_, index) => (index % 5 === 0 ? 0.6 * normal(random) : 0))
  const tables = Array.from({ length: 20 }, (_, index) => effects(3 + (index % 6), index % 5 === 0 ? 0.7 : 0, random))
  return standIn(deals, random, () => {
    const numbers = slopes.map(() => (random() < 0.1 ? Number.NaN : normal(random)))
    const levels = tables.map(({ length }) => pick(length, random))
    const ofNumbers = slopes.reduce((sum, slope, index) => sum + slope * (numbers[index] || 0), 0)
    const ofLevels = tables.reduce((sum, table, index) => sum + (table[levels[index] ?? 0] ?? 0), 0)
    return {
      logOdds: -0.3 + ofNumbers + ofLevels,
      cells: {
        ...Object.fromEntries(numbers.map((value, index) => [`n${index}`, value])),
        ...Object.fromEntries(levels.map((level, index) => [`c${index}`, `l${level}`])),
      },
    }
  })
}
