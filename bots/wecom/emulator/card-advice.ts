import { type CardType, fieldsOf, type TemplateCard } from './cards.ts'

/**
 * Where a card is longer than the documents advise (建议不超过 n 个字), or says what its kind does not show. The platform
 * takes all of this; a phone does not show it well. https://developer.work.weixin.qq.com/document/path/90236
 */
export function adviceOn(card: TemplateCard, most: CardLengths = appLengths): string[] {
  const type = card.card_type
  return [
    ...over('source.desc', card.source?.desc, most.source),
    ...over('main_title.title', card.main_title?.title, type === 'vote_interaction' ? 16 : most.title),
    ...over('main_title.desc', card.main_title?.desc, /^(vote|multiple)/.test(type) ? 160 : most.desc),
    ...over('emphasis_content.title', card.emphasis_content?.title, most.figure),
    ...over('emphasis_content.desc', card.emphasis_content?.desc, most.figureNote),
    ...over('sub_title_text', card.sub_title_text, most.subtitle),
    ...each('horizontal_content_list', card.horizontal_content_list, { keyname: 5, value: most.value }),
    ...each('vertical_content_list', card.vertical_content_list, { title: 38, desc: 160 }),
    ...each('jump_list', card.jump_list, { title: 18 }),
    ...each('button_list', card.button_list, { text: 10 }),
    ...each('button_selection.option_list', card.button_selection?.option_list, { text: 16 }),
    ...each('checkbox.option_list', card.checkbox?.option_list, { text: 17 }),
    ...(card.select_list ?? []).flatMap(({ option_list }) =>
      each('select_list.option_list', option_list, { text: 16 }),
    ),
    ...over('submit_button.text', card.submit_button?.text, 10),
    ...strangers(card, type),
  ]
}

/** What is advised for a card of an app, in 字. */
const appLengths = { source: 20, title: 36, desc: 44, figure: 14, figureNote: 22, subtitle: 160, value: 30 }
type CardLengths = typeof appLengths

/** And for one of an AI bot, which is narrower. https://developer.work.weixin.qq.com/document/path/101032 */
export const botLengths: CardLengths = {
  source: 13,
  title: 26,
  desc: 30,
  figure: 10,
  figureNote: 15,
  subtitle: 112,
  value: 26,
}

/** 字 are counted as characters, whatever they weigh in bytes. */
function over(name: string, text: string | undefined, most: number): string[] {
  const length = [...(text ?? '')].length
  return length > most ? [`${name}: ${length} 字，建议不超过 ${most}`] : []
}

function each<Item extends object>(
  name: string,
  items: Item[] | undefined,
  most: Partial<Record<keyof Item & string, number>>,
): string[] {
  return (items ?? []).flatMap((item, index) =>
    Object.entries(most).flatMap(([field, length]) =>
      over(`${name}[${index}].${field}`, textOf(item, field), length as number),
    ),
  )
}

function textOf(item: object, field: string): string | undefined {
  const value: unknown = Reflect.get(item, field)
  return typeof value === 'string' ? value : undefined
}

function strangers(card: TemplateCard, type: CardType): string[] {
  return Object.keys(card)
    .filter((field) => !fieldsOf[type].includes(field))
    .map((field) => `${field}: ${type} 没有这个字段`)
}
