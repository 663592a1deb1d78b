import type {
  PastVisits,
  VisitForm,
  VisitPage,
  VisitPreview,
  VisitState,
  VisitSubmitted,
} from '../../src/server/contract.ts'
import { ask, send } from '../api.ts'

/** A photo over a weak connection (ms). */
const long = 60_000

const attachment = (id: string, deed: string) => `/api/visits/attachments/${encodeURIComponent(id)}/${deed}`
const filing = (key: string) => `/api/visits/filings/${encodeURIComponent(key)}`

/** What the page of a visit asks of the server. */
export const visitApi = {
  begin: (about: Record<string, string>) => ask<VisitPage>(`/api/visits/form?${new URLSearchParams(about)}`),
  fill: (form: VisitForm) => ask<VisitForm>('/api/visits/form', form),
  preview: (form: VisitForm) => ask<VisitPreview>('/api/visits/preview', form),
  submit: (submitted: VisitSubmitted) => ask<VisitState>('/api/visits', submitted),
  stateOf: (key: string) => ask<VisitState>(filing(key)),
  undo: (key: string) => ask<VisitState>(`${filing(key)}/undo`, {}),
  putPhoto: (id: string, photo: Blob) => send<void>(attachment(id, 'photo'), photo, {}, long),
  putPlace: (id: string, { latitude, longitude }: { latitude: number; longitude: number }) =>
    ask<void>(attachment(id, 'place'), { latitude, longitude }),
  dropAttachment: (id: string) => ask<void>(attachment(id, 'drop'), {}),
  past: (dealId: string) => ask<PastVisits>(`/api/deals/${encodeURIComponent(dealId)}/visits`),
}
