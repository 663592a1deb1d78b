/** The sentences of spoken words, each with the mark it ends in; a quotation is not cut. */
export function sentencesOf(text: string): string[] {
  return text.match(/(?:“[^”]*”|[^。！？“])+[。！？]?|[。！？]/g) ?? []
}
