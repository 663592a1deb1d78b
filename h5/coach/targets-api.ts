import type { ScorePage, TargetFileTrial, TargetPage, TargetsSet } from '../../src/server/contract.ts'
import { ask, send } from '../api.ts'

/** A long table over a phone's connection takes longer than a question does (ms). */
const long = 90_000

/** What the pages of targets and scores ask of the server. */
export const targetsApi = {
  score: (period: string) => ask<ScorePage>(`/api/score?${new URLSearchParams({ period })}`),
  sendScore: (period: string) => ask<void>('/api/score/send', { period }),
  targets: (period: string) => ask<TargetPage>(`/api/targets?${new URLSearchParams({ period })}`),
  set: (targets: TargetsSet) => ask<void>('/api/targets', targets),
  tryFile: (file: Blob) => send<TargetFileTrial>('/api/targets/files/try', file, {}, long),
  bringIn: (file: Blob, name: string) =>
    send<TargetFileTrial>('/api/targets/files/bring-in', file, { 'x-file-name': encodeURIComponent(name) }, long),
  undo: (id: string) => ask<void>(`/api/targets/imports/${encodeURIComponent(id)}/undo`, {}),
}
