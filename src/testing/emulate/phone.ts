/** What a person sees of one bubble in a platform's client, whichever platform. */
export interface Seen {
  id: string
  from: 'person' | 'bot'
  title?: string
  lines: string[]
  buttons: string[]
  links: { label: string; url: string }[]
}

/** A request that waits for somebody on the platform's own approval page. */
export interface Paper {
  id: string
  title: string
  lines: string[]
}

/** The platform's own approval page. */
export interface ApprovalDesk {
  /** The template the product may be told to use, and what is said for that. */
  template: string
  waitingFor(id: string): Paper[]
  answers(id: string, paper: string, granted: boolean): void | Promise<void>
}

/** An emulated platform as its page needs it: who there is, what they see, what they do. */
export interface Phone {
  label: string
  people: { id: string; name: string }[]
  seenBy(id: string): Seen[]
  says(id: string, text: string): Promise<void>
  /** Presses the button at an index; a word that the client shows at the top. */
  presses(id: string, bubble: string, button: number): Promise<string | undefined>
  /** Whose browser it is that opens a link next. */
  browsesAs(id: string): void
  /** Absent where the platform has none. */
  desk?: ApprovalDesk
  stop(): Promise<void>
}

/** The same with what its people say standing in their chats, where it was said: to a platform it is nothing an app has sent. */
export function withSaid(phone: Phone): Phone {
  const said = new Map<string, { after: number; text: string }[]>()
  return {
    ...phone,
    seenBy(id) {
      const bubbles = phone.seenBy(id)
      for (const [at, { after, text }] of (said.get(id) ?? []).entries())
        bubbles.splice(after + at, 0, { id: `said ${at}`, from: 'person', lines: [text], buttons: [], links: [] })
      return bubbles
    },
    async says(id, text) {
      said.set(id, [...(said.get(id) ?? []), { after: phone.seenBy(id).length, text }])
      await phone.says(id, text)
    },
  }
}
