/**
 * A name as names are compared: one width, lower case, no blanks or marks, and without what every firm is called besides
 * (有限公司, 集团). A branch stays a branch: 苏州分公司 is a customer of its own.
 */
export function plainName(name: string): string {
  const plain = name.slice(0, longest).normalize('NFKC').toLowerCase().replace(marks, '')
  const bare = plain.replace(legalForm, '')
  return bare === '' ? plain : bare
}

/** Nobody is called by more; what is longer is not a name. */
const longest = 60

const marks = /[\s\p{P}\p{S}]+/gu

const legalForm = /(?:集团)?(?:股份|有限责任|股份有限|有限)?(?<!分)公司$|(?<!.分)集团$/
