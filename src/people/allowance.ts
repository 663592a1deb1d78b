/** What a company lets a language model cost: a switch and a number of tokens a day. */
export interface Allowance {
  enabled: boolean
  dailyTokens: number
  /** Tokens used today. */
  spent: number
}

/** The keeper of allowances; a company that never set one has the default. `today` is `YYYY-MM-DD` where the company works. */
export interface Allowances {
  of(tenantId: string, today: string): Promise<Allowance>
  spend(tenantId: string, today: string, tokens: number): Promise<void>
  set(tenantId: string, allowance: Pick<Allowance, 'enabled' | 'dailyTokens'>): Promise<void>
}

/** On, and enough for some two thousand short questions: a model is configured by choice, and its bill must not surprise. */
export const defaultAllowance = { enabled: true, dailyTokens: 2_000_000 } as const
