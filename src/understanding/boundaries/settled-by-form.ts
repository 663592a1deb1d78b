import type { Message } from '../message.ts'
import type { Intent } from '../understood.ts'

/** Where the form of a message alone says what it is, whatever its words might suggest: a picture, a mere yes, no word at all. */
export function settledByForm({ text, pending }: Message): Intent | undefined {
  if (media.test(text)) return 'help'
  if (!/[\p{L}\p{N}]/u.test(text)) return 'smalltalk'
  // Boundary 3: typed, it never confirms a card.
  return (pending[0] === '' || pending[0] === 'card') && yes.test(text) ? 'smalltalk' : undefined
}

const media =
  /^\[(?:图片|语音|视频|文件|位置|链接|名片|小程序|合并转发|聊天记录|音频|卡片|红包|image|file|voice|video)/i

const yes =
  /^(?:嗯|好|行|中|可以|没问题|收到|是的|对的?|明白|知道了|了解|确认|ok|okay|yes|[👌👍]|[的滴吧啊呀哦啦哈嘞噢]|[\s,，。!！~])+$/iu
