/** Values that are no text for anybody on a page: names of kinds, ids, times, and what is only copied. */
const notText = new Set([
  'key',
  'kind',
  'from',
  'tone',
  'emphasis',
  'at',
  'undoUntil',
  'decidedAt',
  'id',
  'userId',
  'decisionId',
  'dealId',
  'ownerId',
  'outsideId',
  'forwardable',
])

/** The same answer with a script in each of its texts, and addresses that would run one. */
export function hostile(answer: unknown, key = ''): unknown {
  if (typeof answer === 'string') {
    if (key === 'path') return 'javascript:alert(1)'
    return notText.has(key) ? answer : `<img src=x onerror=alert(1)>{{alert(1)}}${answer}`
  }
  if (Array.isArray(answer)) return answer.map((item) => hostile(item, key))
  if (answer === null || typeof answer !== 'object') return answer
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, hostile(value, name)]))
}

/** Every text of an answer that a page is to show. */
export function textsIn(answer: unknown, key = ''): string[] {
  if (typeof answer === 'string') return notText.has(key) ? [] : [answer]
  if (answer === null || typeof answer !== 'object') return []
  return Object.entries(answer).flatMap(([name, value]) => textsIn(value, Array.isArray(answer) ? key : name))
}
