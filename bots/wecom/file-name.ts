/**
 * What a file is called, by its Content-Disposition: as RFC 6266 writes it, or in plain UTF-8, which a header hands out byte by byte.
 * The last part of a path alone, for whoever named it must not choose where it is.
 */
export function nameIn(headers: Headers): { name?: string } {
  const said = headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(said)?.[1]
  const plain = /filename="?([^";]+)/i.exec(said)?.[1]
  const read = encoded === undefined ? plain && Buffer.from(plain, 'latin1').toString('utf8') : decoded(encoded)
  const name = read
    ?.split(/[\\/]/)
    .at(-1)
    ?.replaceAll(/[\p{Cc}<>]/gu, '')
    .trim()
    .slice(0, longest)
  return name ? { name } : {}
}

const longest = 120

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
