import type {
  LibraryChoices,
  LibraryFileTrial,
  LibraryItem,
  LibraryPage,
  LibraryTried,
  LibraryTry,
  LibraryWriting,
} from '../../src/server/contract.ts'
import { ask, send } from '../api.ts'

const draft = (id: string, deed: string) => `/api/library/drafts/${encodeURIComponent(id)}/${deed}`

/** Hundreds of tracks over a phone's connection, each checked, take longer than a question does (ms). */
const long = 90_000

/** Where the library is downloaded: `tracks`, `paths` or `template`, as Markdown or XLSX; of tracks what is `sought`. */
export function fileOf(what: string, form: string, sought: Record<string, string> = {}): string {
  return `/api/library/files/${what}?${new URLSearchParams({ ...sought, form })}`
}

/** What the pages of the library ask of the server. */
export const libraryApi = {
  list: (wanted: Record<string, string>) => ask<LibraryPage>(`/api/library?${new URLSearchParams(wanted)}`),
  choices: () => ask<LibraryChoices>('/api/library/choices'),
  /** `where`: `track/<id>`, `path/<id>` or `drafts/<id>`. */
  item: (where: string) => ask<LibraryItem>(`/api/library/${where}`),
  write: (written: LibraryWriting) => ask<LibraryItem>('/api/library/drafts', written),
  submit: (id: string) => ask<LibraryItem>(draft(id, 'submit'), {}),
  publish: (id: string, writtenAt: string) => ask<LibraryItem>(draft(id, 'publish'), { writtenAt }),
  decline: (id: string, remark: string) => ask<void>(draft(id, 'decline'), { remark }),
  drop: (id: string) => ask<void>(draft(id, 'drop'), {}),
  restore: (where: string, number: number) => ask<LibraryItem>(`/api/library/${where}/restore`, { number }),
  tryFile: (file: Blob) => send<LibraryFileTrial>('/api/library/files/try', file, {}, long),
  bringIn: (file: Blob, submits: boolean) =>
    send<LibraryFileTrial>('/api/library/files/bring-in', file, submits ? { 'x-library-submit': '1' } : {}, long),
  tryOut: (tried: LibraryTry) => ask<LibraryTried>('/api/library/try', tried),
}
