/** What of the map is wanted; '' is everything. */
export interface Wanted {
  owner: string
  team: string
  stage: string
  /** In yuan. */
  atLeast: string
}

/** The address where this much of the map is asked for. */
export function heatmapPath(path: string, wanted: Wanted): string {
  const asked = Object.entries(wanted).filter(([, value]) => value !== '')
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`
}
