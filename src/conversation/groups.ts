/** Chats of members that an app makes itself and speaks into 应用群聊. Nobody from outside the company can be in one. */
export interface Groups {
  /** How many members one has. */
  size: { least: number; most: number }
  /** Characters of a name that are shown. */
  longestName: number
  /**
   * Makes one and returns the address it is written to as a person is; with the same key once more it is the same one. `unfit` is
   * what stands in the way, in a sentence.
   */
  make(group: NewGroup): Promise<{ address: string } | { unfit: string }>
  /**
   * Has members join and leave the one at `address`: whatever is so already is left as it is, so that it may be asked for again.
   * Resolves to who is in it then, with `unfit` where somebody could not join or leave, and why, in a sentence; to `ended` where it
   * is no more.
   */
  change(address: string, change: GroupChange): Promise<{ members: readonly string[]; unfit?: string } | 'ended'>
}

/** User ids throughout. */
interface GroupChange {
  join: readonly string[]
  leave: readonly string[]
  /** Who is to own it, the first who is in it, where its owner leaves. */
  owners: readonly string[]
}

interface NewGroup {
  /** A UUID of our own. */
  key: string
  name: string
  /** User ids; the owner is one of the members. */
  owner: string
  members: readonly string[]
}
