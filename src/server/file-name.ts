import { z } from 'zod'

/** A file's name; in a header, for what stands in an address is kept by proxies and browsers. */
export const FileName = z.string().min(1).max(600).transform(decodeName)

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
