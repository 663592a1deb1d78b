/** The sentences of spoken words, each with the mark it ends in; a quotation of ordinary length is not cut. */
export function sentencesOf(text: string): string[] {
  return text.match(/(?:“[^”]{0,120}”|[^。！？“])+[。！？]?|[。！？]/g) ?? []
}
