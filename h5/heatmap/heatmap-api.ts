import type {
  AlertAnswered,
  ChatGroupList,
  EventList,
  GroupTakenBack,
  Heatmap,
  HeatmapDeal,
  SignalAnswered,
  SignalSet,
  SignalsPage,
} from '../../src/server/contract.ts'
import { ask } from '../api.ts'

/** What the heatmap, the events behind it and the settings of its signals ask of the server. */
export const heatmapApi = {
  heatmap: (path: string) => ask<Heatmap>(path),
  heatmapDeal: (id: string) => ask<HeatmapDeal>(`/api/heatmap/${encodeURIComponent(id)}`),
  answerSignal: (id: string, answer: SignalAnswered) =>
    ask<void>(`/api/heatmap/${encodeURIComponent(id)}/not-applicable`, answer),
  answerAlert: (eventId: string, answer: AlertAnswered) =>
    ask<void>(`/api/events/${encodeURIComponent(eventId)}/answer`, answer),
  events: (dealId?: string) =>
    ask<EventList>(dealId === undefined ? '/api/events/unclaimed' : `/api/deals/${encodeURIComponent(dealId)}/events`),
  moveEvent: (id: string, to: { deal: string | null; customer?: string; group: boolean }) =>
    ask<{ message: string }>(`/api/events/${encodeURIComponent(id)}/deal`, to),
  chatGroups: () => ask<ChatGroupList>('/api/chat-groups'),
  takeGroupBack: (group: GroupTakenBack) => ask<void>('/api/chat-groups/take-back', group),
  signals: () => ask<SignalsPage>('/api/signals'),
  setSignal: (set: SignalSet) => ask<void>('/api/signals', set),
}
