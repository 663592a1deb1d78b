/** What a person sees as one character. */
export const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })
