/** The address that this page is signed under for the client around it. */
export function signedAddress(): string {
  return location.href.replace(/#.*$/, '')
}
