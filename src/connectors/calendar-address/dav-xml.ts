import { SaxesParser } from 'saxes'

/** An element without its prefix: servers choose their own. */
export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  text: string
  parts: Element[]
}

/** Deeper no answer of WebDAV lies. */
const deepest = 30

/** Reads a WebDAV answer; no document type, and so no entities of its own. */
export function readXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', parts: [] }
  const open = [root]
  const parser = new SaxesParser()
  const add = (more: string) => {
    const inside = open.at(-1)
    if (inside !== undefined) inside.text += more
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a document type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name: name.slice(name.indexOf(':') + 1), attributes, text: '', parts: [] }
    open.at(-1)?.parts.push(element)
    open.push(element)
    if (open.length > deepest) throw new Error('服务器的回答套得太深')
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  return root
}

/** Every element of a name below this one. */
export function allIn(element: Element, name: string): Element[] {
  return element.parts.flatMap((part) => [...(part.name === name ? [part] : []), ...allIn(part, name)])
}

/** The first of them, as text. */
export function textIn(element: Element, ...path: string[]): string | undefined {
  const found = path.reduce<Element | undefined>((inside, name) => inside && allIn(inside, name)[0], element)
  return found?.text.trim()
}
