/** A second failure this soon after the first (ms) is not about an old page: loading it anew would go round for ever. */
const tooSoon = 20_000

/**
 * After an update a page that was open still asks for the old version's parts, which are gone: then it is loaded anew. Without a
 * network it stays as it is.
 */
export function fetchAnewWhenOutdated(): void {
  window.addEventListener('vite:preloadError', () => {
    const before = Number(sessionStorage.getItem('fetched-anew'))
    if (!navigator.onLine || Date.now() - before < tooSoon) return
    sessionStorage.setItem('fetched-anew', String(Date.now()))
    window.location.reload()
  })
}
