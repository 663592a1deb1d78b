import { expect, test } from 'vitest'
import { PlatformError } from '../../src/conversation/platform.ts'
import type { AppMessage } from './client.ts'
import { openChatVoice } from './say-in-chat.ts'

test('of several pieces only those that are not there are said once more', async () => {
  const said: AppMessage[] = []
  let refusing = false
  const say = openChatVoice(
    {
      async sayInChat(_, message) {
        if (refusing) throw new PlatformError('wecom', 'appchat/send', { code: -1, message: 'busy', retry: 'later' })
        said.push(message)
        refusing = said.length === 1
      },
    },
    'https://sales.example.com',
    () => 0,
  )
  const text = '这一段要分成两条才放得下。'.repeat(70)
  const delivery = { key: 'k', conversation: 'c', recipient: 'appchat:one', outgoing: { kind: 'text' as const, text } }
  await expect(say('one', delivery)).rejects.toMatchObject({ retry: 'later' })
  refusing = false
  await say('one', delivery)
  await say('one', delivery)
  const ends = said.map((message) => (message.msgtype === 'text' ? message.text.content.slice(-4) : ''))
  expect(ends).toEqual(['1/2〕', '2/2〕'])
})
