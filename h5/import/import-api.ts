import type {
  Basis,
  ImportDryRun,
  ImportKind,
  ImportList,
  ImportReading,
  ImportState,
  ImportUndone,
  Mapping,
} from '../../src/server/contract.ts'
import { ask, send } from '../api.ts'

/** Ten megabytes over a phone's connection, and tens of thousands of rows, take longer than a question does (ms). */
const long = 90_000

export interface Settled {
  mapping: Mapping
  basis?: Basis
}

/** What the import page asks of the server. */
export const importApi = {
  upload: (file: File, kind: ImportKind) =>
    send<ImportReading>(
      '/api/imports/uploads',
      file,
      { 'x-import-kind': kind, 'x-file-name': encodeURIComponent(file.name) },
      long,
    ),
  uploaded: (uploadId: string) => ask<ImportReading>(`/api/imports/uploads/${encodeURIComponent(uploadId)}`),
  read: (uploadId: string, mapping: Mapping) => ask<ImportReading>(uploaded(uploadId, 'reading'), { mapping }, long),
  tryOut: (uploadId: string, settled: Settled) => ask<ImportDryRun>(uploaded(uploadId, 'dry-run'), settled, long),
  run: (uploadId: string, settled: Settled) => ask<ImportState>(uploaded(uploadId, 'run'), settled, long),
  recent: () => ask<ImportList>('/api/imports'),
  state: (id: string) => ask<ImportState>(`/api/imports/${encodeURIComponent(id)}`),
  undo: (id: string) => ask<ImportUndone>(`/api/imports/${encodeURIComponent(id)}/undo`, {}, long),
}

/** Where the report of an import is downloaded. */
export function reportOf(id: string): string {
  return `/api/imports/${encodeURIComponent(id)}/report`
}

function uploaded(id: string, deed: string): string {
  return `/api/imports/uploads/${encodeURIComponent(id)}/${deed}`
}
