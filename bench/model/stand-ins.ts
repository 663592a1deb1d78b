import { randomFrom } from '../../src/sales/model/random.ts'
import type { Dataset } from './dataset.ts'
import { effects, normal, pick, standIn, zipf } from './stand-in.ts'

/**
 * Made-up histories shaped like exports that are not at hand: what matters is how columns look (many owners, label codes,
 * gaps, hundreds of flags), not what they mean. Each is drawn anew from its seed, its effects included.
 */
export const standIns: Record<string, (seed: number) => Dataset> = {
  'CRM export, 1,500 owners': crmExport,
  'tenders, 78,000': tenders,
  'web leads, 500 pages': webLeads,
  'numbers only': numbersOnly,
  'mostly gaps': mostlyGaps,
  '150 flags': manyFlags,
  'label codes as numbers': labelCodes,
  '400 deals': fewDeals,
  'deep rules': deepRules,
}

/** 20,000 deals; owners and accounts of very unequal size decide most of it, products matter differently by region. */
function crmExport(seed: number): Dataset {
  const random = randomFrom(seed)
  const owner = effects(1500, 1.2, random)
  const account = effects(4000, 0.8, random)
  const product = effects(60, 0.6, random)
  const regional = effects(60 * 8, 0.6, random)
  return standIn(20_000, random, () => {
    const [o, a, p, r] = [zipf(1500, random), zipf(4000, random), zipf(60, random), pick(8, random)]
    const amount = Math.exp(9 + 1.5 * normal(random))
    const age = Math.floor(random() * 400)
    const own = owner[o] ?? 0
    const logOdds =
      0.5 + own + (account[a] ?? 0) + (product[p] ?? 0) + (regional[p * 8 + r] ?? 0) - 0.3 * (Math.log(amount) - 9)
    return {
      logOdds: logOdds + (age > 200 ? -0.8 : 0.2) * (own > 0 ? 1 : 0.3),
      cells: { owner: `u${o}`, account: `a${a}`, product: `p${p}`, region: `r${r}`, amount, age, team: `t${o % 23}` },
    }
  })
}

/** Like a large supplier's: few coarse categories, a skewed amount, everything bends and crosses a little; one in four wins. */
function tenders(seed: number): Dataset {
  const random = randomFrom(seed)
  const group = effects(11, 0.5, random)
  const route = effects(5, 0.7, random)
  const cross = effects(11 * 5, 0.5, random)
  return standIn(78_000, random, () => {
    const [g, w, s, c] = [zipf(11, random), pick(5, random), pick(5, random), pick(3, random)]
    const amount = Math.max(0, Math.round(Math.exp(10 + 1.3 * normal(random)) / 1000) * 1000)
    const past = random() < 0.85 ? 0 : Math.exp(10 + normal(random))
    const bend = -0.9 * Math.log1p(amount / 30_000) + (s > 2 ? 0.4 * Math.log1p(amount / 100_000) : 0)
    return {
      logOdds: -1 + (group[g] ?? 0) + (route[w] ?? 0) + (cross[g * 5 + w] ?? 0) + bend + (past > 0 ? 1.1 : 0) - 0.2 * c,
      cells: {
        ...{
          group: `g${g}`,
          route: `w${w}`,
          amount,
          past,
          size: String(s),
          competitor: ['none', 'known', ''][c] ?? '',
        },
        noise: `z${pick(7, random)}`,
      },
    }
  })
}

/** 8,000 leads, one in ten wins, and only where they came from is known: ten channels and 500 landing pages. */
function webLeads(seed: number): Dataset {
  const random = randomFrom(seed)
  const channel = effects(10, 0.4, random)
  const page = effects(500, 0.5, random)
  return standIn(8000, random, () => {
    const [c, p] = [zipf(10, random), zipf(500, random)]
    return { logOdds: -2.3 + (channel[c] ?? 0) + (page[p] ?? 0), cells: { channel: `c${c}`, page: `p${p}` } }
  })
}

/** 6,000 deals with twenty numbers, five of them at work, together (after J. Friedman's regression problem of 1991). */
function numbersOnly(seed: number): Dataset {
  const random = randomFrom(seed)
  return standIn(6000, random, () => {
    const x = Array.from({ length: 20 }, random)
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = x
    return {
      logOdds: -4.6 + 3 * Math.sin(Math.PI * a * b) + 6 * (c - 0.5) ** 2 + 3 * d + 1.5 * e,
      cells: Object.fromEntries(x.map((value, index) => [`x${index}`, value])),
    }
  })
}

/** 5,000 deals, two cells in three empty, and that a cell is empty says something by itself. */
function mostlyGaps(seed: number): Dataset {
  const random = randomFrom(seed)
  const emptiness = effects(12, 0.5, random)
  const slopes = effects(12, 0.7, random)
  return standIn(5000, random, () => {
    let logOdds = -0.3
    const cells = Object.fromEntries(
      slopes.map((slope, index) => {
        const value = normal(random)
        if (random() < 0.67) {
          logOdds += emptiness[index] ?? 0
          return [`x${index}`, index % 3 === 0 ? '' : Number.NaN]
        }
        logOdds += slope * value
        return [`x${index}`, index % 3 === 0 ? `l${Math.round(value * 2)}` : value]
      }),
    )
    return { logOdds, cells }
  })
}

/** 2,500 deals with 150 yes-or-no columns: a dozen matter, most are nearly always no. */
function manyFlags(seed: number): Dataset {
  const random = randomFrom(seed)
  const weights = Array.from({ length: 150 }, (_, index) => (index % 12 === 0 ? 1.2 * normal(random) : 0))
  const shares = Array.from({ length: 150 }, () => 0.5 * random() ** 2)
  return standIn(2500, random, () => {
    const flags = shares.map((share) => random() < share)
    return {
      logOdds: flags.reduce((sum, flag, index) => sum + (flag ? (weights[index] ?? 0) : 0), -0.5),
      cells: Object.fromEntries(flags.map((flag, index) => [`f${index}`, flag ? 'yes' : 'no'])),
    }
  })
}

/** 20,000 deals whose categories were written as arbitrary numbers and are mapped as numbers. */
function labelCodes(seed: number): Dataset {
  const random = randomFrom(seed)
  const sizes = [8, 25, 60, 150, 300]
  const tables = sizes.map((size) => effects(size, 0.8, random))
  return standIn(20_000, random, () => {
    const codes = sizes.map((size) => zipf(size, random))
    const money = normal(random)
    return {
      logOdds: codes.reduce((sum, code, index) => sum + (tables[index]?.[code] ?? 0), 0.3 + 0.5 * money),
      cells: { ...Object.fromEntries(codes.map((code, index) => [`code ${index}`, code])), money },
    }
  })
}

/** 400 deals, twelve small columns, mild effects: what a young company has. */
function fewDeals(seed: number): Dataset {
  const random = randomFrom(seed)
  const tables = Array.from({ length: 10 }, () => effects(4, 0.5, random))
  return standIn(400, random, () => {
    const levels = tables.map(() => pick(4, random))
    const [budget, visits] = [normal(random), Math.floor(random() * 8)]
    return {
      logOdds: levels.reduce(
        (sum, level, index) => sum + (tables[index]?.[level] ?? 0),
        0.6 * budget + 0.15 * visits - 0.5,
      ),
      cells: { ...Object.fromEntries(levels.map((level, index) => [`c${index}`, `l${level}`])), budget, visits },
    }
  })
}

/** 15,000 deals under rules of three conditions each, none visible in a single column. */
function deepRules(seed: number): Dataset {
  const random = randomFrom(seed)
  const rules = Array.from({ length: 8 }, () => ({
    columns: [pick(6, random), pick(6, random), pick(6, random)],
    signs: [random() < 0.5, random() < 0.5, random() < 0.5],
    weight: 1.2 * normal(random),
  }))
  return standIn(15_000, random, () => {
    const x = Array.from({ length: 6 }, () => normal(random))
    const c = pick(5, random)
    let logOdds = -0.2 + 0.2 * c
    for (const { columns, signs, weight } of rules) {
      if (columns.every((column, index) => (x[column] ?? 0) > 0 === signs[index])) logOdds += weight
    }
    return { logOdds, cells: { ...Object.fromEntries(x.map((value, index) => [`x${index}`, value])), c: `c${c}` } }
  })
}
