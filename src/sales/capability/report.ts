import type { ObjectionCode } from '../../language/objections.ts'
import { groupBy } from '../group-by.ts'
import { strategies, type Track } from '../tracks/track.ts'
import { type Capability, capabilitiesOf, shareBound } from './gaps.ts'
import { alongOf, type Dimension, type Told, valuesOf } from './told.ts'

/** 能力缺口报告 of one person: where they handle pushbacks below their peers, and what helps. */
export interface CapabilityReport {
  gaps: readonly Gap[]
  /** Everything they met, the most often first. */
  all: readonly Capability[]
  /** Too young to tell. */
  open: number
}

export interface Gap extends Capability {
  share: NonNullable<Capability['share']>
  /** What was raised most often where it was not handled. */
  objection: ObjectionCode
  learn: readonly Track[]
  /** Ids of colleagues who handle it clearly better, the surest first. */
  ask: readonly string[]
  /** The latest that were not handled, the newest first. */
  missed: readonly Told[]
}

const missedShown = 3
const askedShown = 2
/** A colleague to be asked has met it so often. */
const leastAsked = 20

/** A whole company's pushbacks and what they come to, ready to be looked up: a report of thousands looks at each of them once. */
export interface Figures {
  told: ReadonlyMap<string, readonly Told[]>
  capabilities: ReadonlyMap<string, readonly Capability[]>
  /** Everybody's, by `<dimension> <value>`. */
  alike: ReadonlyMap<string, readonly Capability[]>
  library: readonly Track[]
}

export function figuresOf(told: readonly Told[], library: readonly Track[]): Figures {
  const capabilities = capabilitiesOf(told)
  return {
    told: groupBy(told, ({ ownerId }) => ownerId),
    capabilities: groupBy(capabilities, ({ ownerId }) => ownerId),
    alike: groupBy(capabilities, placeOf),
    library,
  }
}

function placeOf({ dimension, value }: Capability): string {
  return `${dimension} ${value}`
}

export function reportOf(ownerId: string, { told, capabilities, alike, library }: Figures): CapabilityReport {
  const own = told.get(ownerId) ?? []
  const all = (capabilities.get(ownerId) ?? []).toSorted(
    (one, other) => other.told - one.told || one.value.localeCompare(other.value),
  )
  const gaps = all.flatMap((one): Gap[] => {
    const { standing, share, dimension, value } = one
    if (standing !== 'below' || share === undefined) return []
    const missed = own
      .filter((each) => each.handled === false && valuesOf(alongOf(each), dimension).includes(value))
      .toSorted((first, second) => second.at.localeCompare(first.at))
    const objection = mostOften(missed)
    if (objection === undefined) return []
    return [
      {
        ...one,
        share,
        objection,
        learn: tracksFor(objection, dimension, value, library),
        ask: betterAt(one, share.high, alike.get(placeOf(one)) ?? []),
        missed: missed.slice(0, missedShown),
      },
    ]
  })
  return {
    gaps: gaps.toSorted((one, other) => behind(other) - behind(one)),
    all,
    open: own.filter(({ handled }) => handled === undefined).length,
  }
}

function behind({ peers, share }: Gap): number {
  return peers.share - share.value
}

function mostOften(missed: readonly Told[]): ObjectionCode | undefined {
  const [most] = [...groupBy(missed, ({ objection }) => objection)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  return most?.[0]
}

/** One set of words of each way, for whoever may be spoken to so; those for a regulated scene stay with their scene. */
function tracksFor(
  objection: ObjectionCode,
  dimension: Dimension,
  value: string,
  library: readonly Track[],
): readonly Track[] {
  const fits = library.filter(
    (track) =>
      track.objection === objection &&
      track.scene === undefined &&
      track.ware === undefined &&
      placesOf(track, dimension).every((places) => places.includes(value)),
  )
  return strategies.flatMap((strategy) => {
    const ofWay = fits.filter((track) => track.strategy === strategy)
    // What was written for this very place comes before what fits everywhere.
    return ofWay.find((track) => placesOf(track, dimension).length > 0) ?? ofWay[0] ?? []
  })
}

/** Where a track is for, along a dimension; nothing where it fits everywhere. */
function placesOf({ stages, industries, listeners }: Track, dimension: Dimension): readonly (readonly string[])[] {
  const places = { objection: undefined, stage: stages, role: listeners, industry: industries }[dimension]
  return places === undefined ? [] : [places]
}

function betterAt({ ownerId, peers }: Capability, theirs: number, alike: readonly Capability[]): readonly string[] {
  return alike
    .filter((one) => one.ownerId !== ownerId && one.told >= leastAsked && one.handled / one.told >= peers.share)
    .map((one) => ({ id: one.ownerId, atLeast: shareBound(one.handled, one.told, 'low', 0.05) }))
    .filter(({ atLeast }) => atLeast > theirs)
    .toSorted((one, other) => other.atLeast - one.atLeast)
    .slice(0, askedShown)
    .map(({ id }) => id)
}
