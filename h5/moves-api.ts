import type {
  ApartAsked,
  HandOverAsked,
  HandOverPage,
  HandOverRow,
  MergeAsked,
  MergePage,
  MergePreview,
  MergeRow,
} from '../src/server/contract.ts'
import { ask } from './api.ts'

/** What the pages ask that make one customer of two or hand customers over; no other page carries it. */
export const moves = {
  merges: () => ask<MergePage>('/api/merges'),
  mergePreview: (kept: string, gone: string) =>
    ask<MergePreview>(`/api/merges/preview?${new URLSearchParams({ kept, gone })}`),
  merge: (asked: MergeAsked) => ask<MergeRow>('/api/merges', asked),
  setApart: (asked: ApartAsked) => ask<void>('/api/merges/apart', asked),
  undoMerge: (id: string) => ask<MergeRow>(`/api/merges/${encodeURIComponent(id)}/undo`, {}),
  handOvers: (from: string) => ask<HandOverPage>(`/api/hand-overs?${new URLSearchParams({ from })}`),
  handOver: (asked: HandOverAsked) => ask<HandOverRow>('/api/hand-overs', asked),
  undoHandOver: (id: string) => ask<HandOverRow>(`/api/hand-overs/${encodeURIComponent(id)}/undo`, {}),
}
