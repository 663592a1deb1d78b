import type { WecomEmulator } from '../../../bots/wecom/emulator/index.ts'
import { type WecomCompany, wecomCompany } from '../wecom-company.ts'
import type { Seen, Wire } from './wire.ts'

export async function overWecom(members: readonly string[]) {
  const company: WecomCompany = await wecomCompany({ members, timeScale: 1 })
  return {
    platform: 'wecom',
    corp: company.environment['WECOM_CORP_ID'] ?? '',
    company,
    wire: wecomWire(company.wecom),
  }
}

type Bubble = ReturnType<WecomEmulator['bubbles']>[number]

export function wecomWire(wecom: WecomEmulator): Wire {
  return {
    says: (userId, text) => wecom.says(userId, text),
    sendsPicture: (userId) => wecom.sends(userId, 'image'),
    seen: (userId) => wecom.bubbles(userId).map((bubble) => seen(wecom, userId, bubble)),
    warnings: (userId) => wecom.bubbles(userId).flatMap(({ warnings }) => warnings),
  }
}

function seen(wecom: WecomEmulator, userId: string, bubble: Bubble): Seen {
  const buttons = bubble.replaced === undefined ? (bubble.card?.button_list ?? []) : []
  return {
    words: wordsOn(bubble),
    buttons: buttons.map(({ text, key = '' }) => ({ label: text, press: () => wecom.clicks(userId, bubble, key) })),
  }
}

/** A bubble as one reads it. */
function wordsOn({ content, card }: Bubble): string {
  if (card === undefined) return content ?? ''
  const { main_title, emphasis_content, sub_title_text, horizontal_content_list = [], button_list = [] } = card
  return [
    main_title?.title,
    main_title?.desc,
    emphasis_content?.title,
    sub_title_text,
    ...horizontal_content_list.map(({ keyname, value }) => `${keyname}：${value}`),
    button_list.map(({ text }) => `[${text}]`).join(' '),
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n')
}
