/** How far a company's history has grown since a model last learned from it. */
export interface Growth {
  /** Deals closed so far. */
  readonly closed: number
  /** Of these, how many the newest model has learned from. */
  readonly taught: number
  /** Deals closed since the level last changed, if that was after the newest model was taught. */
  readonly sinceChange: number | undefined
}

/** A fifth more deals can move a model; fewer than twenty are not worth the bother. */
const leastMore = 20
const shareMore = 0.2
/** A new level is known to a few points after so many deals. */
const enoughSinceChange = 100

/** Why a new model should be learned now, for people; undefined when it is not time. */
export function retrainingDue({ closed, taught, sinceChange }: Growth): string | undefined {
  const more = closed - taught
  if (more >= Math.max(leastMore, shareMore * taught)) {
    return taught === 0 ? `已有 ${closed} 单结单，可以开始学了` : `上次学了 ${taught} 单，又结了 ${more} 单`
  }
  if (sinceChange !== undefined && sinceChange >= enoughSinceChange && more >= leastMore) {
    return `赢率变了以后又结了 ${sinceChange} 单，值得重学`
  }
  return undefined
}
