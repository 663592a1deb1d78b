import type {
  AssessmentPage,
  AssessmentSetBody,
  ChallengeAnswered,
  ChallengeRaised,
} from '../../src/server/contract.ts'
import { ask } from '../api.ts'

/** What the pages of assessments ask of the server. */
export const assessmentApi = {
  page: () => ask<AssessmentPage>('/api/assessment'),
  set: (set: AssessmentSetBody) => ask<void>('/api/assessment/settings', set),
  raise: (raised: ChallengeRaised) => ask<void>('/api/assessment/challenges', raised),
  answer: (id: string, answer: ChallengeAnswered) =>
    ask<void>(`/api/assessment/challenges/${encodeURIComponent(id)}/answer`, answer),
}
