import { type LinearModelFile, letterOf, mostSteps } from '../../language/linear-model.ts'

const step = 0.1

/**
 * Fitted weights (`feature × label`) as a file: rounded to `step`, features in the order of their spelling. Of many features
 * the `most` with the most to say are kept.
 */
export function modelFile(
  labels: readonly string[],
  start: ArrayLike<number>,
  vocabulary: ReadonlyMap<string, number>,
  weights: ArrayLike<number>,
  most: number,
): LinearModelFile {
  const lines: { line: string; loudest: number }[] = []
  for (const [feature, index] of vocabulary) {
    const steps = labels.map((_, label) => {
      const rounded = Math.round((weights[index * labels.length + label] as number) / step)
      return Math.max(-mostSteps, Math.min(mostSteps, rounded))
    })
    const loudest = Math.max(...steps.map(Math.abs))
    if (loudest > 0) lines.push({ line: `${feature}\t${steps.map(letterOf).join('')}`, loudest })
  }
  const kept = lines.sort((a, b) => b.loudest - a.loudest || (a.line < b.line ? -1 : 1)).slice(0, most)
  return {
    labels: [...labels],
    step,
    start: Array.from(start, (weight) => Math.round(weight / step)),
    features: kept
      .map(({ line }) => line)
      .sort()
      .join('\n'),
  }
}
