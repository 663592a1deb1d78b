/** The newest of what was told, the oldest forgotten first. */
export function openRemembered(most: number) {
  const known = new Map<string, string>()
  return {
    get: (name: string) => known.get(name),
    set(name: string, value: string): void {
      known.set(name, value)
      for (const oldest of known.keys()) {
        if (known.size <= most) return
        known.delete(oldest)
      }
    },
  }
}
