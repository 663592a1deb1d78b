/** A JSON object of which nothing is known yet. The readers below answer `undefined` for what is absent or of another type. */
export type Json = Record<string, unknown>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function objectAt(json: Json | undefined, name: string): Json | undefined {
  const value = json?.[name]
  return isJson(value) ? value : undefined
}

/** Empty counts as absent, as it does for the platform. */
export function textAt(json: Json | undefined, name: string): string | undefined {
  const value = json?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberAt(json: Json | undefined, name: string): number | undefined {
  const value = json?.[name]
  return typeof value === 'number' ? value : undefined
}

export function listAt(json: Json | undefined, name: string): Json[] | undefined {
  const value = json?.[name]
  return Array.isArray(value) ? value.map((item) => (isJson(item) ? item : {})) : undefined
}

export function textsAt(json: Json, name: string): string[] {
  const value = json[name]
  return Array.isArray(value) ? value.map(String) : []
}
