import type { TemplateCard, TextCard } from './cards.ts'

/** One message as a person sees it. Never changed in place: an update puts a new one where the old one was. */
export interface Bubble {
  msgid: string
  kind: 'text' | 'markdown' | 'textcard' | 'template_card' | 'image' | 'file'
  /** The words of a text or markdown, already cut at 2048 bytes. */
  content?: string
  textcard?: TextCard
  /** What an image or a file is, for whoever opens it. */
  enclosed?: { name: string; bytes: Buffer }
  /** The card as it now stands. */
  card?: TemplateCard
  /** The grey words in place of the buttons, once the app has put them there. */
  replaced?: string
  /** Where the app went over what the documents advise (建议) or was cut. Nothing fails; people see something ugly. */
  warnings: string[]
  /** How often it was updated. */
  updates: number
}

export type Bubbles = ReturnType<typeof openBubbles>

/** The chats of all members with the app. */
export function openBubbles() {
  const chats = new Map<string, Bubble[]>()
  const watchers = new Map<string, Set<() => void>>()
  const of = (userid: string): Bubble[] => [...(chats.get(userid) ?? [])]
  const put = (userid: string, bubbles: Bubble[]) => {
    chats.set(userid, bubbles)
    for (const look of watchers.get(userid) ?? []) look()
  }

  return {
    of,

    show(userid: string, bubble: Bubble): void {
      const chat = chats.get(userid) ?? []
      chat.push(bubble)
      put(userid, chat)
    },

    change(userid: string, msgid: string, change: (bubble: Bubble) => Bubble): void {
      put(
        userid,
        of(userid).map((bubble) => (bubble.msgid === msgid ? change(bubble) : bubble)),
      )
    },

    remove(userid: string, msgid: string): void {
      put(
        userid,
        of(userid).filter((bubble) => bubble.msgid !== msgid),
      )
    },

    /** The first bubble that fits, now or within `ms`; otherwise an error that says what there was instead. */
    waitFor(userid: string, fits: (bubble: Bubble) => boolean, ms: number): Promise<Bubble> {
      const looking = watchers.get(userid) ?? new Set()
      watchers.set(userid, looking)
      return new Promise((resolve, reject) => {
        const settle = () => {
          clearTimeout(timer)
          looking.delete(look)
        }
        const look = () => {
          const found = chats.get(userid)?.find(fits)
          if (!found) return
          settle()
          resolve(found)
        }
        const timer = setTimeout(() => {
          settle()
          reject(
            new Error(`no such bubble for ${userid} within ${ms} ms; there is ${JSON.stringify(of(userid), null, 1)}`),
          )
        }, ms)
        looking.add(look)
        look()
      })
    },
  }
}
