/**
 * Whether a request truly comes from this machine: from a loopback address, to a loopback name (a rebinding name would be
 * another), and not through a proxy that happens to run here.
 */
export function isFromThisMachine(request: {
  remoteAddress: string
  headers: Readonly<Record<string, string | string[] | undefined>>
}): boolean {
  const { remoteAddress, headers } = request
  if (headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined) return false
  const host = String(headers['host'] ?? '').replace(/:\d+$/, '')
  return /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress) && ['localhost', '127.0.0.1', '[::1]'].includes(host)
}
