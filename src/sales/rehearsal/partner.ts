/** Where a played customer stands: what the library has them say, what was said before, and the names not for strangers. */
interface PlayedMoment {
  tenantId: string
  today: string
  names: readonly string[]
  /** Who is played: 王总，拍板人. */
  persona: string
  /** What the library has them say now. */
  line: string
  /** What the rep answered last; empty at the start. */
  answer: string
}

/** Somebody who plays a customer more freely, a language model say; believed in nothing. `undefined` is no answer. */
export type Partner = (moment: PlayedMoment) => Promise<string | undefined>
