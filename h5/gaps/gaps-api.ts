import type { CourseSend, GapPage, GapsOfPerson } from '../../src/server/contract.ts'
import { ask } from '../api.ts'

/** What the pages of gaps ask of the server. */
export const gapsApi = {
  page: () => ask<GapPage>('/api/gaps'),
  send: (course: CourseSend) => ask<void>('/api/coach/send', course),
  ofPerson: (id: string) => ask<GapsOfPerson>(`/api/gaps/${encodeURIComponent(id)}`),
}
