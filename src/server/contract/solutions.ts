/** A solution summary; `why` it fits, where something was looked for. */
export interface SolutionRow {
  id: string
  title: string
  summary: string
  industries: string[]
  proof?: string
  where?: string
  /** As it can be sent on. */
  forwardable: string
  why?: string
}

/** GET /api/solutions */
export interface SolutionPage {
  solutions: SolutionRow[]
  /** How many there are in all. */
  total: number
  mayEdit: boolean
}

/** POST /api/solutions/files/… */
export interface SolutionFileTrial {
  counts: { new: number; changed: number; unchanged: number; wrong: number }
  items: {
    line: number
    title: string
    verdict: 'new' | 'changed' | 'unchanged' | 'wrong'
    mistakes: { line: number; label?: string; text: string }[]
  }[]
  more: number
  /** What lines are counted in. */
  unit: '行' | '段'
  notes: string[]
}
