/**
 * One pattern out of many ways to say a thing: alternatives as in a regular expression, as many lines of them as one likes, each tried
 * in the order it stands in. Lines that begin with # are remarks.
 */
export function alternatives(flags = ''): (lines: TemplateStringsArray) => RegExp {
  return ({ raw }) =>
    new RegExp(
      raw
        .join('')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
        .join('|'),
      flags,
    )
}
