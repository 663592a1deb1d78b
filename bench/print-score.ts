import { f1, type Score, type Tally } from '../src/understanding/eval/score.ts'

export function printTable(what: string, tallies: ReadonlyMap<string, Tally>): void {
  const rows = [...tallies].sort(([one], [other]) => one.localeCompare(other))
  for (const [key, tally] of rows) {
    console.log(`  ${what} ${key.padEnd(18)} F1 ${f1(tally).toFixed(3)}  of ${tally.found + tally.missed}`)
  }
}

export function printSummary({ intentF1, slotF1, tierAccuracy, safety, wrongWrites, messages }: Score): void {
  const share = ((wrongWrites.length / messages) * 100).toFixed(1)
  console.log(
    `  intent F1 ${intentF1.toFixed(3)}, slot F1 ${slotF1.toFixed(3)}, tier ${tierAccuracy.toFixed(3)}, ` +
      `safety ${safety.passed}/${safety.total}, wrong writes ${wrongWrites.length} (${share} %)`,
  )
}
