/** Numbers for the features that are seen in at least so many examples, in the order in which they first come up. */
export function vocabularyOf(examples: readonly (readonly string[])[], seenAtLeast: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const features of examples) for (const one of new Set(features)) counts.set(one, (counts.get(one) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count >= seenAtLeast)
  return new Map(kept.map(([feature], index) => [feature, index]))
}
