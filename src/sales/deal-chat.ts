import type { Person } from '../people/person.ts'

/** The colleagues' own chat about a deal 内部群, on one platform. */
export interface DealChat {
  dealId: string
  platform: string
  /** Where it is written to, in the platform's words. */
  address: string
  name: string
}

/** It is the deal's chat from now on, in place of any there was. `subject`: the deal. */
export interface DealChatChange {
  kind: 'deal-chat.made'
  level: 'confirm'
  subject: string
  chat: DealChat
}

/** The keeper of deals' chats. */
export interface DealChats {
  /** Of a deal that this person may see. */
  of(person: Person, dealId: string, platform: string): Promise<DealChat | undefined>
}
