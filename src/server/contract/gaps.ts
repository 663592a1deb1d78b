/** GET /api/gaps: who handles what below their colleagues, of everybody one may see; a rep finds themselves alone. */
export interface GapPage {
  /** The days that count, both included. */
  from: string
  to: string
  people: { id: string; name: string; team: string; gaps: string[]; known: number; unknown: number }[]
}

/** GET /api/gaps/:personId: the same page for the person and whoever answers for them. */
export interface GapsOfPerson {
  id: string
  name: string
  team: string
  own: boolean
  /** Whether the reader may send them a micro-course. */
  maySend: boolean
  from: string
  to: string
  gaps: GapRow[]
  /** Everything they met, the most often first. */
  all: CapabilityRow[]
  /** Pushbacks too young to tell. */
  open: number
  /** Who looked, the newest first. */
  looks: { by: string; at: string }[]
}

/** Shares are 0…1; absent where too little is known. */
interface CapabilityRow {
  id: string
  /** 异议, 阶段, 对谁 or 行业. */
  along: string
  name: string
  told: number
  share?: { value: number; low: number; high: number }
  peers: { people: number; told: number; share: number }
  standing: 'below' | 'above' | 'even' | 'unknown'
}

export interface GapRow extends CapabilityRow {
  share: { value: number; low: number; high: number }
  /** What was raised most often where it was not handled. */
  objection: string
  learn: { id: string; name: string }[]
  /** The company’s micro-courses for it; `had`: sent to them already. */
  courses: { id: string; title: string; minutes: number; url?: string; text?: string; had: boolean }[]
  /** Colleagues who handle it clearly better. */
  ask: string[]
  missed: { dealId?: string; on: string; objection: string; why: string }[]
}
