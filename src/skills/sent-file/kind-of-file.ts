/** What a file is, told by its bytes whatever it is called, and who reads such files here. */
export interface FileKind {
  /** As people call it. */
  called: string
  reads?: 'photo' | 'sheet' | 'words'
}

export function kindOfFile(bytes: Uint8Array): FileKind {
  const known = kinds.find(([, is]) => is(bytes))?.[0]
  return known ?? (isText(bytes) ? kindOfText(bytes) : { called: '认不出的文件' })
}

const kinds: readonly [FileKind, (bytes: Uint8Array) => boolean][] = [
  [{ called: '照片', reads: 'photo' }, begins('ffd8ff')],
  [{ called: '照片', reads: 'photo' }, begins('89504e470d0a1a0a')],
  [{ called: '照片', reads: 'photo' }, (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP'],
  [{ called: '动图' }, (bytes) => ascii(bytes, 0, 4) === 'GIF8'],
  [{ called: 'PDF' }, (bytes) => ascii(bytes, 0, 5) === '%PDF-'],
  [{ called: 'Excel 表格', reads: 'sheet' }, packed('xl/workbook.xml')],
  [{ called: 'Word 文档', reads: 'words' }, packed('word/document.xml')],
  [{ called: '幻灯片' }, packed('ppt/presentation.xml')],
  [{ called: '压缩包' }, begins('504b0304')],
  [{ called: '压缩包' }, (bytes) => ['Rar!', '7z\xbc\xaf'].includes(ascii(bytes, 0, 4))],
  [{ called: '旧版或加了密码的 Office 文件' }, begins('d0cf11e0')],
  [{ called: '语音' }, (bytes) => ascii(bytes, 0, 5) === '#!AMR'],
  [{ called: '录音' }, (bytes) => ascii(bytes, 0, 3) === 'ID3' || ascii(bytes, 4, 11) === 'ftypM4A'],
  [{ called: '视频' }, (bytes) => ascii(bytes, 4, 8) === 'ftyp'],
  [{ called: '程序' }, (bytes) => ascii(bytes, 0, 2) === 'MZ' || ascii(bytes, 1, 4) === 'ELF'],
]

/** So much tells text from what is none, and one sort of text from another. */
const looked = 20_000

function isText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && !bytes.subarray(0, looked).includes(0)
}

/** Words in whichever encoding: what tells them apart is ASCII. */
function kindOfText(bytes: Uint8Array): FileKind {
  const text = Buffer.from(bytes.subarray(0, looked))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return { called: '网页' }
  if (/^#{1,6}[^#\n]/m.test(text)) return { called: 'Markdown 文档', reads: 'words' }
  const [header = ''] = text.split(/\r?\n/, 1)
  return /[,;\t]/.test(header) ? { called: 'CSV 表格', reads: 'sheet' } : { called: '纯文本' }
}

function begins(hex: string): (bytes: Uint8Array) => boolean {
  const mark = Buffer.from(hex, 'hex')
  return (bytes) => mark.every((byte, at) => bytes[at] === byte)
}

/** A ZIP with this part in it: names of parts stand in it as they are. */
function packed(part: string): (bytes: Uint8Array) => boolean {
  const isZip = begins('504b0304')
  return (bytes) => isZip(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(part)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
