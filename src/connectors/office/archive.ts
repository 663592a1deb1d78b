import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Refusal } from '../../people/refusal.ts'
import { brokenFile } from './broken-file.ts'

/** The parts of an Office file, by their paths within the archive. */
export interface Archive {
  has(path: string): boolean
  /** The unpacked bytes, piece by piece; unpacking happens off the event loop. */
  bytesOf(path: string): AsyncIterable<Uint8Array>
}

/** One part unpacked. 50,000 rows of 200 short cells stay below it; what expands further is no table but an attack. */
const largestPart = 256 * 1024 * 1024
const mostParts = 2_000

/** Sizes are declared in the archive's directory and held to while unpacking, so that a small file cannot unpack to a huge one. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const { zip, entries } = await list(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return {
    has: (path) => entries.has(path),
    async *bytesOf(path) {
      const entry = entries.get(path)
      if (entry === undefined) throw brokenFile(`no part ${path}`)
      if (entry.isEncrypted()) throw new Refusal('这个文件加了密码，请另存为不加密的再试')
      if (entry.uncompressedSize > largestPart)
        throw new Refusal('这个文件展开后太大，请拆成几份，表格也可以另存为 CSV')
      try {
        yield* await zip.openReadStreamPromise(entry)
      } catch (error) {
        throw brokenFile(error)
      }
    },
  }
}

async function list(bytes: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
    if (zip.entryCount > mostParts) throw new Error(`${zip.entryCount} parts`)
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    return { zip, entries }
  } catch (error) {
    throw brokenFile(error)
  }
}
