import type { Span } from './calendars.ts'

/** The platform's own approvals 审批: a request made in the product goes through the company's template there as well. */
export interface Approvals {
  /** Where an administrator finds the code of a template, in a sentence. */
  whereTheCodeIs: string
  /**
   * Takes a template into use, by its code: from then on what becomes of its instances comes in as news. `unfit` is what stands in
   * the way of our requests, in a sentence. Once more, it holds on: platforms forget.
   */
  adopt(template: string): Promise<{ name: string } | { unfit: string }>
  /** Starts an instance in the asker's name and returns its id; with the same key once more it is the same instance. */
  start(request: ApprovalRequest): Promise<string>
  standing(instance: string): Promise<ApprovalStanding>
  /**
   * What all requests through a template that were made in a span have been settled as, by instance. Absent where the platform tells
   * of each by itself alone.
   */
  settled?(template: string, span: Span): Promise<ReadonlyMap<string, ApprovalStanding['state']>>
  /**
   * Gives there the answer somebody gave in the product, in their name; nothing where the instance is settled already. Somebody
   * who is not asked there, or not yet, is a `PlatformError` with the code `not-asked`. Absent, as taking back is then, where the
   * platform lets nobody do so but people themselves, on its own page.
   */
  answer?(instance: string, answer: ApprovalAnswer): Promise<void>
  /** The asker takes it back; nothing where it is settled already. */
  withdraw?(instance: string, asker: string): Promise<void>
}

export interface ApprovalRequest {
  /** A UUID of our own. */
  key: string
  template: string
  /** User ids: who asks, and who is to answer as far as the template leaves that open. */
  asker: string
  deciders: readonly string[]
  /** What is asked for, in a few words. */
  title: string
  /** All there is to know, a line each. */
  lines: readonly string[]
  /** When it was asked for, in milliseconds: no instance of it is older. */
  askedAt: number
}

export interface ApprovalStanding {
  /** `void`: withdrawn, deleted or timed out there. */
  state: 'open' | 'granted' | 'declined' | 'void'
  /** Who gave the last word, and when (milliseconds); absent where the platform decided by itself, or nobody yet. */
  by?: string
  at?: number
  comment?: string
}

interface ApprovalAnswer {
  by: string
  granted: boolean
}
