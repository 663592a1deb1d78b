/** The address of a page of ours; `undefined` for anything that would lead elsewhere or run a script. */
export function pageAddress(path: string): string | undefined {
  const url = URL.canParse(path, location.origin) ? new URL(path, location.origin) : undefined
  return url?.origin === location.origin ? url.pathname + url.search + url.hash : undefined
}
