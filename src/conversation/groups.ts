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
}

interface NewGroup {
  /** A UUID of our own. */
  key: string
  name: string
  /** User ids; the owner is one of the members. */
  owner: string
  members: readonly string[]
}
