/** A template card that has passed the rules: what a test may look at without asking again what it is. */
export interface TemplateCard {
  card_type: CardType
  task_id?: string
  source?: { icon_url?: string; desc?: string; desc_color?: number }
  main_title?: { title?: string; desc?: string }
  emphasis_content?: { title?: string; desc?: string }
  quote_area?: { type?: number; url?: string; title?: string; quote_text?: string }
  sub_title_text?: string
  horizontal_content_list?: { keyname: string; value?: string; type?: number; url?: string; userid?: string }[]
  vertical_content_list?: { title: string; desc?: string }[]
  jump_list?: { type?: number; title: string; url?: string }[]
  card_action?: { type?: number; url?: string }
  card_image?: { url: string; aspect_ratio?: number }
  action_menu?: { desc?: string; action_list: { text: string; key: string }[] }
  button_list?: { type?: number; text: string; style?: number; key?: string; url?: string }[]
  button_selection?: Question
  checkbox?: Question
  select_list?: Question[]
  submit_button?: { text: string; key: string }
  replace_text?: string
}

export interface Question {
  question_key: string
  title?: string
  selected_id?: string
  option_list: { id: string; text: string; is_checked?: boolean }[]
}

export interface TextCard {
  title: string
  description: string
  url: string
  btntxt: string
}

export type CardType = keyof typeof fieldsOf

const everywhere = ['card_type', 'source', 'main_title', 'task_id', 'replace_text']

/**
 * The fields each kind of card has. Others are not refused, only never seen.
 * https://developer.work.weixin.qq.com/document/path/90236
 */
export const fieldsOf = {
  text_notice: [
    ...everywhere,
    ...['action_menu', 'quote_area', 'emphasis_content', 'sub_title_text', 'horizontal_content_list'],
    ...['jump_list', 'card_action'],
  ],
  news_notice: [
    ...everywhere,
    ...['action_menu', 'quote_area', 'image_text_area', 'card_image', 'vertical_content_list'],
    ...['horizontal_content_list', 'jump_list', 'card_action'],
  ],
  button_interaction: [
    ...everywhere,
    ...['action_menu', 'quote_area', 'sub_title_text', 'horizontal_content_list', 'card_action'],
    ...['button_selection', 'button_list'],
  ],
  vote_interaction: [...everywhere, 'checkbox', 'submit_button'],
  multiple_interaction: [...everywhere, 'select_list', 'submit_button'],
}

export function isCardType(value: unknown): value is CardType {
  return typeof value === 'string' && Object.hasOwn(fieldsOf, value)
}

/** Cards one can answer, as opposed to notices. */
export function isInteractive(type: CardType): boolean {
  return type.endsWith('_interaction')
}
