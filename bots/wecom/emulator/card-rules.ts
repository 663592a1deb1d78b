import { ApiError } from './api-error.ts'
import { type CardType, isCardType, isInteractive, type TemplateCard } from './cards.ts'
import { type Json, listAt, numberAt, objectAt, textAt } from './json.ts'

/**
 * Refuses what the documents say is missing, too many or too long; returns the card once that is settled.
 * Sending: https://developer.work.weixin.qq.com/document/path/90236, updating: …/94888, the codes: …/90313
 */
export function checkCard(card: Json, purpose: 'send' | 'update'): TemplateCard {
  const type = card['card_type']
  if (!isCardType(type)) throw new ApiError(42031, 'Template_Card.CardType invalid')
  checkTask(card, type, purpose)
  checkTitle(card, type)
  checkCardAction(card, type)
  checkRows(card)
  checkPicture(card, type)
  checkMenu(card)
  if (type === 'button_interaction') checkButtons(card)
  if (type === 'vote_interaction') checkVote(card)
  if (type === 'multiple_interaction') checkSelects(card)
  if (type === 'vote_interaction' || type === 'multiple_interaction') checkSubmit(card, purpose)
  return card as unknown as TemplateCard
}

function checkTask(card: Json, type: CardType, purpose: 'send' | 'update'): void {
  const taskId = textAt(card, 'task_id')
  const needed = purpose === 'send' && (isInteractive(type) || objectAt(card, 'action_menu') !== undefined)
  if (needed && taskId === undefined) throw new ApiError(42014, 'Template_Card.task_id missing')
  if (taskId !== undefined && !/^[0-9A-Za-z_\-@]{1,128}$/.test(taskId))
    throw new ApiError(42014, 'Template_Card.task_id invalid')
}

function checkTitle(card: Json, type: CardType): void {
  const titled = textAt(objectAt(card, 'main_title'), 'title') !== undefined
  const subtitled = type === 'text_notice' && textAt(card, 'sub_title_text') !== undefined
  if (!titled && !subtitled) throw new ApiError(42033, 'Template_Card.main_title.title missing')
}

function checkCardAction(card: Json, type: CardType): void {
  const action = objectAt(card, 'card_action')
  const kind = numberAt(action, 'type')
  if (!isInteractive(type) && kind !== 1 && kind !== 2) throw new ApiError(42045, 'Template_Card.card_action missing')
  checkLink(action)
}

function checkRows(card: Json): void {
  const rows = listAt(card, 'horizontal_content_list') ?? []
  if (rows.length > 6) throw new ApiError(42035, 'Template_Card.horizontal_content_list too long')
  for (const row of rows) {
    if (!textAt(row, 'keyname')) throw new ApiError(42027, 'Template_Card.horizontal_content_list.keyname missing')
    const type = numberAt(row, 'type')
    if (type === 1 && !textAt(row, 'url')) throw new ApiError(42028, 'Template_Card url missing')
    if (type === 2 && !textAt(row, 'media_id')) throw new ApiError(42029, 'Template_Card mediaid missing')
    if (type === 3 && !textAt(row, 'userid')) throw new ApiError(42050, 'Template_Card userid missing')
  }
  const paragraphs = listAt(card, 'vertical_content_list') ?? []
  if (paragraphs.length > 4) throw new ApiError(42036, 'Template_Card.vertical_content_list too long')
  const jumps = listAt(card, 'jump_list') ?? []
  if (jumps.length > 3) throw new ApiError(42042, 'Template_Card.jump_list too long')
  for (const titled of [...paragraphs, ...jumps])
    if (!textAt(titled, 'title')) throw new ApiError(42033, 'Template_Card title missing')
  for (const link of [...jumps, objectAt(card, 'quote_area')]) checkLink(link)
}

function checkPicture(card: Json, type: CardType): void {
  const image = objectAt(card, 'card_image')
  const area = objectAt(card, 'image_text_area')
  if (type === 'news_notice' && !image && !area) throw new ApiError(42044, 'Template_Card.card_image missing')
  if (image && !textAt(image, 'url')) throw new ApiError(42044, 'Template_Card.card_image.url missing')
  if (area && !textAt(area, 'image_url')) throw new ApiError(40058, 'Template_Card.image_text_area.image_url missing')
  checkLink(area)
  const ratio = numberAt(image, 'aspect_ratio') ?? 1.3
  if (ratio < 1.3 || ratio > 2.25) throw new ApiError(40058, 'Template_Card.card_image.aspect_ratio out of range')
}

function checkMenu(card: Json): void {
  const menu = objectAt(card, 'action_menu')
  if (!menu) return
  const actions = listAt(menu, 'action_list') ?? []
  if (actions.length < 1 || actions.length > 3) throw new ApiError(40058, 'Template_Card.action_list must hold 1 to 3')
  if (actions.some((action) => !textAt(action, 'text') || !isKey(action, 'key', 1024)))
    throw new ApiError(40058, 'Template_Card.action_list text or key missing')
  if (repeats(actions, 'key')) throw new ApiError(42051, 'Template_Card.action_menu.action_list.key conflict')
}

function checkButtons(card: Json): void {
  const buttons = listAt(card, 'button_list') ?? []
  if (buttons.length < 1 || buttons.length > 6) throw new ApiError(40058, 'Template_Card.button_list must hold 1 to 6')
  for (const button of buttons) {
    if (!textAt(button, 'text')) throw new ApiError(42038, 'Template_Card.button_list.text missing')
    if (numberAt(button, 'type') === 1) checkLink(button)
    else if (!isKey(button, 'key', 1024)) throw new ApiError(42039, 'Template_Card.button_list.key missing or too long')
  }
  if (repeats(buttons, 'key')) throw new ApiError(42039, 'Template_Card.button_list.key repeated')
  const selection = objectAt(card, 'button_selection')
  if (selection) checkQuestion(selection, 10)
}

function checkVote(card: Json): void {
  checkQuestion(objectAt(card, 'checkbox') ?? {}, 20)
}

function checkSelects(card: Json): void {
  const selects = listAt(card, 'select_list') ?? []
  if (selects.length < 1 || selects.length > 3) throw new ApiError(42047, 'Template_Card.select_list must hold 1 to 3')
  for (const select of selects) checkQuestion(select, 10)
  if (repeats(selects, 'question_key')) throw new ApiError(42043, 'Template_Card.question_key repeated')
}

function checkQuestion(question: Json, most: number): void {
  if (!isKey(question, 'question_key', 1024))
    throw new ApiError(42043, 'Template_Card.question_key missing or too long')
  const options = listAt(question, 'option_list') ?? []
  if (options.length < 1 || options.length > most)
    throw new ApiError(42037, `Template_Card.option_list must hold 1 to ${most}`)
  if (options.some((option) => !isKey(option, 'id', 128)) || repeats(options, 'id'))
    throw new ApiError(42040, 'Template_Card.option_list.id missing, too long or repeated')
  if (options.some((option) => !textAt(option, 'text'))) throw new ApiError(42041, 'Template_Card option text missing')
}

/** An update may leave the button away; if it is there, it has to be whole. */
function checkSubmit(card: Json, purpose: 'send' | 'update'): void {
  const button = objectAt(card, 'submit_button')
  if (!button && purpose === 'update') return
  if (!textAt(button, 'text')) throw new ApiError(42049, 'Template_Card.submit_button.text missing')
  if (!isKey(button, 'key', 1024)) throw new ApiError(42046, 'Template_Card.submit_button.key missing or too long')
}

/** 1 leads to an address, 2 to a mini program; 0 or nothing leads nowhere. */
function checkLink(link: Json | undefined): void {
  const type = numberAt(link, 'type')
  if (type === 1 && !textAt(link, 'url')) throw new ApiError(42028, 'Template_Card url missing')
  if (type === 2 && !textAt(link, 'appid')) throw new ApiError(42030, 'Template_Card appid missing')
}

function isKey(json: Json | undefined, name: string, mostBytes: number): boolean {
  const key = textAt(json, name)
  return key !== undefined && Buffer.byteLength(key) <= mostBytes
}

function repeats(items: Json[], name: string): boolean {
  const values = items.flatMap((item) => textAt(item, name) ?? [])
  return new Set(values).size < values.length
}
