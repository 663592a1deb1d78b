import { SaxesParser } from 'saxes'
import { openBreathing } from '../../conversation/breathe.ts'
import { brokenFile } from './broken-file.ts'

export interface XmlListener {
  /** Names come without their prefix: some programs write `x:row`. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Reads XML as it comes. No document type, and so no entities of the file's own. */
export async function readXml(bytes: AsyncIterable<Uint8Array>, listener: XmlListener): Promise<void> {
  const parser = new SaxesParser()
  let wrong: unknown
  parser.on('error', (error) => {
    wrong ??= error
  })
  parser.on('doctype', () => {
    wrong ??= new Error('a document type')
  })
  parser.on('opentag', ({ name, attributes }) => listener.open?.(local(name), attributes))
  parser.on('closetag', ({ name }) => listener.close?.(local(name)))
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  const decode = openDecoder()
  const breathe = openBreathing()
  for await (const piece of bytes) {
    parser.write(decode(piece))
    if (wrong !== undefined) throw brokenFile(wrong)
    await breathe()
  }
  parser.write(decode())
  parser.close()
  if (wrong !== undefined) throw brokenFile(wrong)
}

/** Bytes that are no UTF-8 are the file's fault, not ours. */
function openDecoder(): (piece?: Uint8Array) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (piece) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch (error) {
      throw brokenFile(error)
    }
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
