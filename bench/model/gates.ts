/** Prints each gate with its figure and counts the ones that did not hold. */
export interface Gates {
  readonly failed: number
  that(what: string, figure: number, asked: string, passed: boolean): void
  atLeast(what: string, figure: number, bound: number): void
  atMost(what: string, figure: number, bound: number): void
}

export function gates(): Gates {
  let failed = 0
  const that = (what: string, figure: number, asked: string, passed: boolean) => {
    if (!passed) failed++
    console.log(`  ${passed ? 'PASS' : 'FAIL'}  ${what}: ${Number(figure.toPrecision(4))} (${asked})`)
  }
  return {
    get failed() {
      return failed
    },
    that,
    atLeast: (what, figure, bound) => that(what, figure, `≥ ${bound}`, figure >= bound),
    atMost: (what, figure, bound) => that(what, figure, `≤ ${bound}`, figure <= bound),
  }
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
