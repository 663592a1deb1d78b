import type { ChatFile } from '../conversation/file.ts'
import type { Conversation } from '../conversation/index.ts'
import type { Platform } from '../conversation/platform.ts'
import { recipientOf } from '../conversation/reception.ts'
import type { People, Person } from '../people/person.ts'
import { Refusal } from '../people/refusal.ts'
import type { Writes } from '../skills/ports.ts'

/** Sends what a page gives out into the chat of whoever has it open. */
export interface FileToChat {
  /** What people call the platform whose chat takes files; `undefined` where they are in none such. */
  where(person: Person): Promise<string | undefined>
  /** Made once it is certain that somebody gets it. */
  send(person: Person, id: string, make: () => Promise<ChatFile>): Promise<void>
}

export function openFileToChat({
  platforms,
  people,
  announce,
}: {
  platforms: readonly Platform[]
  people: Pick<People, 'addressesOf'>
  announce: Conversation<Writes>['announce']
}): FileToChat {
  return {
    where: async (person) => (await chatOf(person))?.label,
    async send(person, id, make) {
      const chat = await chatOf(person)
      if (chat === undefined) throw new Refusal('你没有能收文件的聊天，请在页面上下载。')
      const { tenantId } = person
      const file = await make()
      await announce({ key: `file ${id}`, tenantId, replies: [{ kind: 'file', file, to: chat.to }], wished: true })
    },
  }

  async function chatOf({ tenantId, id }: Person) {
    const addresses = await people.addressesOf(tenantId, id)
    return addresses.flatMap((address) => {
      const platform = platforms.find(({ name, files }) => name === address.platform && files === true)
      return platform === undefined ? [] : [{ label: platform.label, to: recipientOf(address, address.userId) }]
    })[0]
  }
}
