import { sayChange } from '../../sales/record/say-change.ts'
import type { Proposal, Row } from './filer.ts'

/** `竞品 迈瑞 → 联影`: what a correction made of what was shown, one line each. */
export function putRight(before: Proposal, after: Proposal): string[] {
  const [was, is] = [byLabel(before), byLabel(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((label) => was.get(label) !== is.get(label))
    .map((label) => `${label} ${was.get(label) ?? '—'} → ${is.get(label) ?? '—'}`)
}

/** What would stand in the records, by label. */
function byLabel({ about, changes, rows }: Proposal): Map<string, string> {
  const fields = changes.flatMap((change) => (change.kind === 'deal.changed' ? change.changes.map(sayChange) : []))
  const all: Row[] = [
    { label: '归属', value: about },
    ...fields.map(({ label, to }) => ({ label, value: to })),
    ...rows,
  ]
  const found = new Map<string, string>()
  for (const { label, value } of all) found.set(label, found.has(label) ? `${found.get(label)}；${value}` : value)
  return found
}
