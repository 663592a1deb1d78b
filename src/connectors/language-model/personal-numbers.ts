/**
 * Numbers that are somebody's own, the longest kinds first. Shapes: GB 11643 (identity cards), ISO/IEC 7812 (bank cards),
 * mainland mobile and landline numbers, mail addresses.
 */
export const personalNumbers: readonly { kind: string; pattern: RegExp }[] = [
  { kind: '证', pattern: /(?<!\d)\d{17}[\dXx](?!\d)/g },
  { kind: '卡', pattern: /(?<!\d)\d{16,19}(?!\d)/g },
  { kind: '话', pattern: /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g },
  { kind: '话', pattern: /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g },
  { kind: '邮', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g },
]
