import { describe, expect, test } from 'vitest'
import { ApiError } from './api-error.ts'
import { adviceOn } from './card-advice.ts'
import { checkCard } from './card-rules.ts'
import type { Json } from './json.ts'

const link = { type: 1, url: 'https://example.com' }
const options = [{ id: 'a', text: '甲' }]

const notice = { card_type: 'text_notice', main_title: { title: '晨报' }, card_action: link }
const news = { ...notice, card_type: 'news_notice', card_image: { url: 'https://example.com/a.png' } }
const buttons = {
  card_type: 'button_interaction',
  main_title: { title: '赢单概率 38%' },
  task_id: 'deal_7@2026-11-21',
  button_list: [{ text: '用①', key: 'take:1' }],
}
const submit_button = { text: '提交', key: 'submit' }
const vote = {
  card_type: 'vote_interaction',
  main_title: { title: '见过院长吗' },
  task_id: 'v1',
  checkbox: { question_key: 'met', option_list: options },
  submit_button,
}
const multiple = {
  card_type: 'multiple_interaction',
  main_title: { title: '补全' },
  task_id: 'm1',
  select_list: [{ question_key: 'stage', option_list: options }],
  submit_button,
}

test.each([notice, news, buttons, vote, multiple])('the smallest $card_type is accepted without remarks', (card) => {
  expect(adviceOn(checkCard(card, 'send'))).toEqual([])
})

describe('refused with the documented code', () => {
  const rows = (row: Json, count = 1) => ({ ...buttons, horizontal_content_list: Array(count).fill(row) })

  test.each<[string, number, Json]>([
    ['an unknown card_type', 42031, { ...notice, card_type: 'button' }],
    ['a notice without card_action', 42045, { ...notice, card_action: undefined }],
    ['a notice whose card_action leads nowhere', 42045, { ...notice, card_action: { type: 0 } }],
    ['a card_action without its address', 42028, { ...notice, card_action: { type: 1 } }],
    ['a card_action without its mini program', 42030, { ...notice, card_action: { type: 2 } }],
    ['a notice with neither title nor subtitle', 42033, { ...notice, main_title: { desc: '只有副题' } }],
    ['a button card whose only words are the subtitle', 42033, { ...buttons, main_title: {}, sub_title_text: '正文' }],
    ['a news card without picture', 42044, { ...news, card_image: undefined }],
    ['a picture too wide', 40058, { ...news, card_image: { url: 'u', aspect_ratio: 2.3 } }],
    ['an interactive card without task_id', 42014, { ...buttons, task_id: undefined }],
    ['a task_id with a colon', 42014, { ...buttons, task_id: 'deal:7' }],
    ['a task_id of 129 bytes', 42014, { ...buttons, task_id: 'x'.repeat(129) }],
    ['a menu without task_id', 42014, { ...notice, action_menu: { action_list: [{ text: '静音', key: 'mute' }] } }],
    ['a menu of four', 40058, { ...buttons, action_menu: { action_list: ['a', 'b', 'c', 'd'].map(action) } }],
    ['a menu with one key twice', 42051, { ...buttons, action_menu: { action_list: [action('a'), action('a')] } }],
    ['seven rows', 42035, rows({ keyname: '客户' }, 7)],
    ['a row without keyname', 42027, rows({ value: '三甲' })],
    ['a row that links without address', 42028, rows({ keyname: '官网', type: 1 })],
    ['a row that downloads nothing', 42029, rows({ keyname: '附件', type: 2 })],
    ['a row that shows nobody', 42050, rows({ keyname: '员工', type: 3 })],
    ['five paragraphs', 42036, { ...news, vertical_content_list: Array(5).fill({ title: '一' }) }],
    ['a paragraph without title', 42033, { ...news, vertical_content_list: [{ desc: '无题' }] }],
    ['four jumps', 42042, { ...notice, jump_list: Array(4).fill({ title: '去' }) }],
    ['no button', 40058, { ...buttons, button_list: [] }],
    ['seven buttons', 40058, { ...buttons, button_list: Array.from({ length: 7 }, (_, n) => action(`k${n}`)) }],
    ['a button without words', 42038, { ...buttons, button_list: [{ key: 'a' }] }],
    ['a button without key', 42039, { ...buttons, button_list: [{ text: '用①' }] }],
    ['a key of 1025 bytes', 42039, { ...buttons, button_list: [action('x'.repeat(1025))] }],
    ['two buttons with one key', 42039, { ...buttons, button_list: [action('a'), action('a')] }],
    ['a button that links without address', 42028, { ...buttons, button_list: [{ text: '看', type: 1 }] }],
    ['a selection of eleven', 42037, { ...buttons, button_selection: question(11) }],
    ['an option id twice', 42040, { ...vote, checkbox: { question_key: 'q', option_list: [...options, ...options] } }],
    ['an option without words', 42041, { ...vote, checkbox: { question_key: 'q', option_list: [{ id: 'a' }] } }],
    ['a vote on twenty-one', 42037, { ...vote, checkbox: question(21) }],
    ['a vote without its question', 42043, { ...vote, checkbox: { option_list: options } }],
    ['four lists', 42047, { ...multiple, select_list: Array(4).fill(question(1)) }],
    ['two lists with one key', 42043, { ...multiple, select_list: [question(1), question(1)] }],
    ['a vote without a button to send it', 42049, { ...vote, submit_button: undefined }],
    ['a submit button without key', 42046, { ...vote, submit_button: { text: '提交' } }],
  ])('%s: %i', (_, errcode, card) => {
    expect(() => checkCard(card, 'send')).toThrow(expect.objectContaining({ errcode }))
    expect(() => checkCard(card, 'send')).toThrow(ApiError)
  })

  test('sixes are allowed: rows and buttons', () => {
    const six = {
      ...rows({ keyname: '客户', value: '三甲' }, 6),
      button_list: ['a', 'b', 'c', 'd', 'e', 'f'].map(action),
    }
    expect(adviceOn(checkCard(six, 'send'))).toEqual([])
  })
})

test('an update needs neither task_id nor submit button', () => {
  expect(() => checkCard({ ...buttons, task_id: undefined }, 'update')).not.toThrow()
  expect(() => checkCard({ ...vote, submit_button: undefined }, 'update')).not.toThrow()
})

describe('remarked upon, not refused', () => {
  test.each<[string, Json]>([
    ['main_title.title: 37 字，建议不超过 36', { ...buttons, main_title: { title: '长'.repeat(37) } }],
    ['main_title.title: 17 字，建议不超过 16', { ...vote, main_title: { title: '长'.repeat(17) } }],
    ['main_title.desc: 45 字，建议不超过 44', { ...buttons, main_title: { title: '题', desc: '长'.repeat(45) } }],
    ['sub_title_text: 161 字，建议不超过 160', { ...buttons, sub_title_text: '长'.repeat(161) }],
    ['source.desc: 21 字，建议不超过 20', { ...buttons, source: { desc: '长'.repeat(21) } }],
    ['emphasis_content.title: 15 字，建议不超过 14', { ...notice, emphasis_content: { title: '长'.repeat(15) } }],
    ['button_list[0].text: 11 字，建议不超过 10', { ...buttons, button_list: [{ text: '长'.repeat(11), key: 'a' }] }],
    [
      'horizontal_content_list[1].value: 31 字，建议不超过 30',
      { ...buttons, horizontal_content_list: [{ keyname: '一' }, { keyname: '二', value: '长'.repeat(31) }] },
    ],
    [
      'horizontal_content_list[0].keyname: 6 字，建议不超过 5',
      { ...buttons, horizontal_content_list: [{ keyname: '六个字的名称' }] },
    ],
    ['emphasis_content: button_interaction 没有这个字段', { ...buttons, emphasis_content: { title: '38%' } }],
    ['jump_list: button_interaction 没有这个字段', { ...buttons, jump_list: [{ title: '详情', ...link }] }],
  ])('%s', (remark, card) => {
    expect(adviceOn(checkCard(card, 'send'))).toEqual([remark])
  })

  test('a character outside the basic plane is one 字', () => {
    expect(adviceOn(checkCard({ ...buttons, button_list: [{ text: '😀'.repeat(10), key: 'a' }] }, 'send'))).toEqual([])
  })
})

function action(key: string) {
  return { text: '按', key }
}

function question(count: number) {
  return { question_key: 'q', option_list: Array.from({ length: count }, (_, n) => ({ id: `o${n}`, text: '选' })) }
}
