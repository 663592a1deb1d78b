import { sayChange } from '../../sales/record/say-change.ts'
import type { Proposal, Row } from './filer.ts'

/** `竞品 迈瑞 → 联影`, `补上了金额 60 万`: what a correction made of what was shown, one line each. */
export function putRight(before: Proposal, after: Proposal): string[] {
  const [was, is] = [byLabel(before), byLabel(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((label) => [label, without(was.get(label), is.get(label)), without(is.get(label), was.get(label))])
    .filter(([, from, to]) => from !== to)
    .map(([label, from, to]) => (from === nothing ? `补上了${label} ${to}` : `${label} ${from} → ${to}`))
}

const nothing = '—'

/** What stands on one side alone. */
function without(all: readonly string[] = [], others: readonly string[] = []): string {
  return all.filter((one) => !others.includes(one)).join('；') || nothing
}

/** What would stand in the records, by label. */
function byLabel({ about, changes, rows }: Proposal): Map<string, string[]> {
  const fields = changes.flatMap((change) => (change.kind === 'deal.changed' ? change.changes.map(sayChange) : []))
  const all: Row[] = [
    { label: '归属', value: about },
    ...fields.map(({ label, to }) => ({ label, value: to })),
    ...rows,
  ]
  const found = new Map<string, string[]>()
  for (const { label, value } of all) found.set(label, [...(found.get(label) ?? []), value])
  return found
}
