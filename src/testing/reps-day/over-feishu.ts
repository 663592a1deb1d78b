import type { Bubble } from '../../../bots/feishu/emulator/company.ts'
import type { FeishuEmulator } from '../../../bots/feishu/emulator/index.ts'
import { feishuCompany } from '../feishu-company.ts'
import type { Wire } from './wire.ts'

export async function overFeishu(members: readonly string[], mode: 'webhook' | 'ws' = 'webhook') {
  const company = await feishuCompany({ members, mode })
  return {
    platform: 'feishu',
    corp: company.environment['FEISHU_APP_ID'] ?? '',
    company,
    wire: feishuWire(company.feishu),
  }
}

export function feishuWire(feishu: FeishuEmulator): Wire {
  /** What the client told people of clicks that went wrong. */
  const failed: string[] = []
  const press = async (userId: string, bubble: Bubble, pressable: Parameters<FeishuEmulator['clicks']>[2]) => {
    const clicked = await feishu.clicks(userId, bubble, pressable)
    if (clicked.error !== undefined) failed.push(`${pressable.label}: ${clicked.error}`)
    return clicked
  }
  return {
    says: (userId, text) => feishu.says(userId, text),
    sendsPicture: (userId) => feishu.deliver(feishu.writes.sends(userId, 'image')),
    seen: (userId) =>
      feishu.bubbles(userId).map((bubble) => ({
        words: wordsOn(bubble),
        buttons: (bubble.card?.pressables ?? []).map((pressable) => ({
          label: pressable.label,
          press: () => press(userId, bubble, pressable),
        })),
      })),
    warnings: () => failed,
  }
}

/** A bubble as one reads it. */
function wordsOn({ text, card }: Bubble): string {
  if (card === undefined) return text ?? ''
  const { title, subtitle, words, pressables } = card
  const buttons = pressables.map(({ label }) => `[${label}]`).join(' ')
  return [title, subtitle, ...words, buttons].filter((line) => line !== undefined && line !== '').join('\n')
}
