/**
 * A time as other systems write it, as ISO 8601: with a zone as it stands; without one it is China's; numbers are seconds or milliseconds
 * since 1970. What is no time is left as it is, for whoever checks it to say so.
 */
export function instantIn(value: unknown): unknown {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{10}(?:\d{3})?$/.test(value.trim()))) {
    const number = Number(value)
    return new Date(number < 1e11 ? number * 1000 : number).toISOString()
  }
  if (typeof value !== 'string') return value
  const told = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(value.trim())
  if (told === null) return value
  const [, year, month, day, hour = '0', minute = '00', second = '00'] = told
  const two = (part = '') => part.padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}+08:00`
}
