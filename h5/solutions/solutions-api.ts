import type { SolutionFileTrial, SolutionPage } from '../../src/server/contract.ts'
import { ask, send } from '../api.ts'

/** A long document over a phone's connection takes longer than a question does (ms). */
const long = 90_000

/** What the page of solutions asks of the server. */
export const solutionsApi = {
  list: (q: string) => ask<SolutionPage>(`/api/solutions?${new URLSearchParams({ q })}`),
  tryFile: (file: Blob) => send<SolutionFileTrial>('/api/solutions/files/try', file, {}, long),
  bringIn: (file: Blob) => send<SolutionFileTrial>('/api/solutions/files/bring-in', file, {}, long),
  retire: (id: string) => ask<void>(`/api/solutions/${encodeURIComponent(id)}/retire`, {}),
}
