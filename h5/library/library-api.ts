import type {
  LibraryChoices,
  LibraryItem,
  LibraryPage,
  LibraryTried,
  LibraryTry,
  LibraryWriting,
} from '../../src/server/contract.ts'
import { ask } from '../api.ts'

const draft = (id: string, deed: string) => `/api/library/drafts/${encodeURIComponent(id)}/${deed}`

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
  tryOut: (tried: LibraryTry) => ask<LibraryTried>('/api/library/try', tried),
}
