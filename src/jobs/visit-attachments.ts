import type { VisitAttachments } from '../sales/visit-attachment.ts'
import type { Job } from './schedule.ts'

/** Throws away photos and places of visits that were taken back, and of forms that nobody sent. */
export function visitAttachmentsJob({
  visitAttachments,
  now,
}: {
  visitAttachments: Pick<VisitAttachments, 'clear'>
  now(): number
}): Job {
  return { name: 'visit-attachments', everyMs: 60_000, run: () => visitAttachments.clear(now()) }
}
