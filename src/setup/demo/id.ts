const kinds = {
  team: 1,
  person: 2,
  deal: 3,
  visit: 4,
  customer: 5,
  decision: 6,
  solution: 7,
  course: 8,
  exchange: 9,
} as const

/** An id shaped like the ones the application makes, but the same in every demo company, so that links to it keep working. */
export function idOf(kind: keyof typeof kinds, number: number): string {
  return `0de30000-000${kinds[kind]}-7000-8000-${String(number).padStart(12, '0')}`
}
