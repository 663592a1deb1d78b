/** A sum of a deal in yuan, tax included: exact (`min` equals `max`) or a range. */
export interface Figure {
  min: number
  max: number
}

export function exactly(yuan: number): Figure {
  return { min: yuan, max: yuan }
}

export function times({ min, max }: Figure, factor: number): Figure {
  return { min: min * factor, max: max * factor }
}

export function plus({ min, max }: Figure, more: number): Figure {
  return { min: min + more, max: max + more }
}
