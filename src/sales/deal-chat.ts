import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'

/** The colleagues' own chat about a deal 内部群, on one platform. */
export interface DealChat {
  dealId: string
  platform: string
  /** Where it is written to, in the platform's words. */
  address: string
  name: string
  /** Whom we put into it, without those we took out again; whom its people brought in themselves is theirs to know. */
  members: readonly ChatMember[]
  /** Why it could not follow its deal the last time, in a sentence. */
  trouble?: string
}

/** A colleague, and who they are on the chat's platform. */
export interface ChatMember {
  personId: string
  userId: string
}

/** `subject`: the deal. */
export type DealChatChange =
  /** It is the deal's chat from now on, in place of any there was. */
  | { kind: 'deal-chat.made'; level: 'confirm'; subject: string; chat: DealChat }
  /** Who is in it now. */
  | {
      kind: 'deal-chat.followed'
      level: 'auto'
      subject: string
      platform: string
      members: readonly ChatMember[]
      trouble?: string
    }
  /** Its owner ended it on the platform. */
  | { kind: 'deal-chat.ended'; level: 'auto'; subject: string; platform: string }

/** The keeper of deals' chats. */
export interface DealChats {
  /** Of a deal that this person may see. */
  of(person: Person, dealId: string, platform: string): Promise<DealChat | undefined>
  /** Of a company's deals, whoever asks, each with whose the deal is; all of them, or one deal's. */
  followed(tenantId: string, platform: string, dealId?: string): Promise<{ chat: DealChat; deal: Ownership }[]>
}
