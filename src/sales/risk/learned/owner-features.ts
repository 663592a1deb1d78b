import { circumstancesIn } from '../../../language/circumstances.ts'
import type { Features } from '../../../language/linear-model.ts'
import { actorBefore } from '../money/actor.ts'
import type { Reading } from '../money/owner.ts'
import type { Sum } from '../money/sums.ts'
import { withoutNames } from './without-names.ts'

/** What is seen of a sum to tell whose it is: who speaks, what stands right before and behind it, its clause, and all that is said. */
export function ownerFeatures({ event: { text, from, source }, ours, reportedFrom }: Reading, sum: Sum): Features {
  const clause = circumstancesIn(text).findLast(({ start }) => start <= sum.start)
  const plain = (words: string) => withoutNames(words, ours)
  const side = from === 'customer' ? 'customer' : sum.start >= reportedFrom ? 'reported' : 'rep'
  const before = `^${plain(text.slice(0, sum.start))}`
  const after = `${plain(text.slice(sum.end))}$`
  const around =
    clause === undefined
      ? ''
      : `^${plain(text.slice(clause.start, sum.start))}￥${plain(text.slice(sum.end, clause.end))}$`
  const actor = from === 'rep' ? (actorBefore(text, sum.start, ours) ?? 'nobody') : 'speaker'
  const idle = clause === undefined ? [] : circumstances.filter((one) => clause[one])
  return {
    signs: [
      `from=${from}`,
      `side=${side}`,
      `actor=${actor}`,
      `source=${source === 'contract' || source === 'tender' ? 'paper' : 'talk'}+${from}`,
      ...idle.map((one) => `is=${one}`),
      ...[1, 2, 3, 4].flatMap((length) => [
        `<${before.slice(-length)}`,
        `>${after.slice(0, length)}`,
        `${side}<${before.slice(-length)}`,
      ]),
    ],
    pieces: [
      { sign: 'l', text: before.slice(-12), shortest: 1, longest: 4 },
      { sign: 'r', text: after.slice(0, 10), shortest: 1, longest: 4 },
      { sign: 'c', text: around, shortest: 1, longest: 3 },
      { sign: `${side}c`, text: around, shortest: 1, longest: 2 },
      { sign: 't', text: `${before}￥${after}`, shortest: 2, longest: 3 },
    ],
  }
}

const circumstances = ['supposed', 'denied', 'elsewhere', 'past', 'rumoured'] as const
