import type {
  CoachPage,
  CoursePage,
  CourseSend,
  CourseWritten,
  PlanDraftsPage,
  PointRuleSet,
  PointsPage,
  PracticeShared,
  PracticesPage,
  TargetFileTrial,
} from '../../src/server/contract.ts'
import { ask, send } from '../api.ts'

/** A long table over a phone's connection takes longer than a question does (ms). */
const long = 90_000

/** What the coach's board and the library of micro-courses ask of the server. */
export const coachApi = {
  board: () => ask<CoachPage>('/api/coach'),
  send: (course: CourseSend) => ask<void>('/api/coach/send', course),
  learned: (id: string) => ask<void>(`/api/coach/sent/${encodeURIComponent(id)}/learned`, {}),
  points: () => ask<PointsPage>('/api/points'),
  setPoints: (rule: PointRuleSet) => ask<void>('/api/points/rules', rule),
  planDrafts: (id: string) => ask<PlanDraftsPage>(`/api/behaviour/${encodeURIComponent(id)}/drafts`),
  practices: () => ask<PracticesPage>('/api/practices'),
  share: (practice: PracticeShared) => ask<void>('/api/practices/share', practice),
  courses: () => ask<CoursePage>('/api/courses'),
  write: (course: CourseWritten) => ask<void>('/api/courses', course),
  retire: (id: string) => ask<void>(`/api/courses/${encodeURIComponent(id)}/retire`, {}),
  tryFile: (file: Blob) => send<TargetFileTrial>('/api/courses/files/try', file, {}, long),
  bringIn: (file: Blob) => send<TargetFileTrial>('/api/courses/files/bring-in', file, {}, long),
}
