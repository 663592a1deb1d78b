/** The platform's own approvals 审批: a request made in the product goes through the company's template there as well. */
export interface Approvals {
  /**
   * Whether our requests can be made through a template, by the code its administrator copies from the console: a `Refusal` says
   * what stands in the way. From then on what becomes of its instances comes in as news.
   */
  adopt(template: string): Promise<{ name: string }>
  /** Starts an instance in the asker's name and returns its id; with the same key once more it is the same instance. */
  start(request: ApprovalRequest): Promise<string>
  standing(instance: string): Promise<ApprovalStanding>
  /**
   * Gives there the answer somebody gave in the product, in their name; nothing where the instance is settled already. Somebody
   * who is not asked there is a `PlatformError` with the code `not-asked`.
   */
  answer(instance: string, answer: ApprovalAnswer): Promise<void>
  /** The asker takes it back; nothing where it is settled already. */
  withdraw(instance: string, asker: string): Promise<void>
}

interface ApprovalRequest {
  key: string
  template: string
  /** User ids: who asks, and who is to answer as far as the template leaves that open. */
  asker: string
  deciders: readonly string[]
  /** What is asked for, in a few words. */
  title: string
  /** All there is to know, a line each. */
  lines: readonly string[]
}

interface ApprovalStanding {
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
