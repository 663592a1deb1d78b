/**
 * The only way out of the house: `fetch` to hosts that the configuration names, each as `host:port` or as a family of them, without following redirects. A URL that came
 * with a message can lead nowhere else.
 */
export function guardedFetch(allowed: readonly (string | RegExp)[], through: typeof fetch = fetch): typeof fetch {
  const hosts = new Set(allowed.filter((one) => typeof one === 'string'))
  const families = allowed.filter((one) => typeof one !== 'string')
  const isAllowed = (host: string) => hosts.has(host) || families.some((family) => family.test(host))
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (!isAllowed(hostAndPort(url)) || url.username !== '' || url.password !== '') {
      throw new Error(`outbound call to ${url.host} is not allowed; add it to OUTBOUND_ALLOW if it should be`)
    }
    return through(input, { ...init, redirect: 'error' })
  }
}

/** `host:port`, the port written out. */
export function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port}`
}
