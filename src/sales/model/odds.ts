export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability))
}

/** Natural log loss of a forecast given as log-odds; never overflows. */
export function logLossOf(logOdds: number, won: number): number {
  const against = won === 1 ? -logOdds : logOdds
  return against > 30 ? against : Math.log1p(Math.exp(against))
}
