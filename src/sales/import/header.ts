/** A header as headers are compared: without width, case, marks, and what stands in brackets (units, 必填). */
export function plainHeader(header: string): string {
  return header
    .slice(0, longest)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[（(【[].*?[）)】\]]/g, '')
    .replace(/[\s\p{P}\p{S}]+/gu, '')
}

/** Headers that say more say nothing further, and may be whole paragraphs of a text. */
const longest = 100

/** How surely a header is one of these names: 3 when it is, less when it only holds one, 0 when it does not. */
export function likenessTo(header: string, words: readonly string[]): number {
  const plain = plainHeader(header)
  if (plain.length === 0) return 0
  if (words.includes(plain)) return 3
  const within = words.filter((word) => word.length >= 2 && plain.includes(word))
  return Math.max(0, ...within.map((word) => (2 * word.length) / plain.length))
}

/** A column and the field its header names. */
interface Pair<Field> {
  field: Field
  column: string
  likeness: number
}

/** Fields and columns by their headers: the likeliest pairs first, each column and each field once. */
export function pairedByHeader<Field>(
  columns: readonly string[],
  fields: readonly Field[],
  likeness: (column: string, field: Field) => number,
): Pair<Field>[] {
  const pairs = fields
    .flatMap((field) => columns.map((column) => ({ field, column, likeness: likeness(column, field) })))
    .filter((pair) => pair.likeness > 0)
    .sort((one, other) => other.likeness - one.likeness)
  const found: Pair<Field>[] = []
  for (const pair of pairs) {
    if (found.every(({ field, column }) => field !== pair.field && column !== pair.column)) found.push(pair)
  }
  return found
}
