import type { Button, Card } from '../../conversation/card.ts'
import type { Customer } from '../../sales/customer.ts'
import { consentWays } from '../../sales/customers/given-consent.ts'
import { calledOutside, type LegalBasis, type OutsideCard } from '../../sales/outside-contact.ts'
import { groundNames } from './ground-names.ts'

/** What the company decides before anybody can agree. */
export function allowCard(label: string): Card {
  return {
    title: `开启读取${label}客户`,
    subtitle: '开启后还要每位销售自己授权，没授权的人不读',
    blocks: [
      { kind: 'text', text: whatIsRead },
      { kind: 'text', text: '公司凭什么保存这些人的信息（个人信息保护法第十三条），选一个，会记在每个人的来源里：' },
    ],
    buttons: [
      { label: '履行合同必需', action: 'outsiders.allow', argument: 'contract', emphasis: 'primary' },
      { label: '客户本人同意', action: 'outsiders.allow', argument: 'consent' },
    ],
  }
}

export function forbidCard(label: string): Card {
  return {
    title: `停用读取${label}客户`,
    blocks: [
      {
        kind: 'text',
        text: '所有人的授权一起结束，读来的资料全部删除；已经归到客户名下的联系人、商机和记录都留着。',
      },
    ],
    buttons: [{ label: '停用并删除', action: 'outsiders.forbid', argument: '-' }],
  }
}

export function consentCard(label: string, basis: LegalBasis): Card {
  return {
    title: `授权沙盘读你的${label}客户`,
    blocks: [
      { kind: 'text', text: whatIsRead },
      {
        kind: 'text',
        text: `每天对一次，有变动当时就知道。只有你自己看得到；谁是哪家客户的人，由你来认。依据：${groundNames[basis]}。说“撤回客户联系人授权”随时停，读来的当场删除。`,
      },
    ],
    buttons: [{ label: '同意', action: 'outsiders.agree', argument: '-', emphasis: 'primary' }],
  }
}

const whatIsRead =
  '读：客户的名字、你写的备注和标签、对方的企业和职务、什么时候用什么方式加的。不读：聊天内容、手机号、头像、朋友圈。'

/** How somebody said yes to being kept, asked before they are put to a customer. */
export function givenCard(card: OutsideCard, customer: Pick<Customer, 'id' | 'name'>, today: string): Card {
  const pair = `${card.id}:${customer.id}`
  const ways = Object.entries(consentWays).map(
    ([way, label]): Button => ({ label, action: 'outsiders.agreed', argument: `${way}:${pair}` }),
  )
  return {
    title: `${calledOutside(card)}本人同意了吗？`,
    subtitle: `公司选的依据是客户本人同意，没有就不能归到${customer.name}`,
    blocks: [
      { kind: 'text', text: `他怎么答应的？点一下，记下方式、日期（${today}）和记录人（你），随联系人留着，查得到。` },
    ],
    buttons: [...ways, { label: '还没问过', action: 'outsiders.unasked', argument: pair }],
  }
}

/** Somebody new, and at which customer they may be. */
export function arrivalCard(card: OutsideCard, likely: readonly Pick<Customer, 'id' | 'name'>[]): Card {
  const buttons: Button[] = likely.map(({ id, name }, at) => ({
    label: name.slice(0, longestLabel),
    action: 'outsiders.place',
    argument: `${card.id}:${id}`,
    ...(at === 0 ? { emphasis: 'primary' as const } : {}),
  }))
  return {
    title: `新客户联系人：${calledOutside(card)}`,
    ...(card.company === undefined ? {} : { subtitle: [card.company, card.position].filter(Boolean).join(' ｜ ') }),
    blocks: [
      {
        kind: 'text',
        text:
          likely.length === 0 ? '认不出是哪家客户的人，到名单里归一下。' : '是哪家客户的人？选一家，没有就选“都不是”。',
      },
    ],
    buttons: likely.length === 0 ? [] : [...buttons, { label: '都不是', action: 'outsiders.aside', argument: card.id }],
    link: list,
  }
}

/** What is plain enough to be agreed to in one tap, each with its customer in sight. */
export function pairsCard(
  title: string,
  pairs: readonly { card: OutsideCard; customer: Pick<Customer, 'id' | 'name'> }[],
  rest: string,
): Card {
  const shown = pairs.slice(0, mostPairs)
  return {
    title,
    subtitle: rest,
    blocks:
      shown.length === 0
        ? [{ kind: 'text', text: '没有一眼能对上的，到名单里逐个归。' }]
        : [
            {
              kind: 'facts',
              rows: shown.map(({ card, customer }) => ({ label: calledOutside(card), value: customer.name })),
            },
          ],
    buttons:
      shown.length === 0
        ? []
        : [
            {
              label: `这 ${shown.length} 位都对`,
              action: 'outsiders.together',
              argument: shown.map(({ card, customer }) => `${card.id}:${customer.id}`).join(','),
              emphasis: 'primary',
            },
          ],
    link: list,
  }
}

/** As many as the smallest card has rows. */
const mostPairs = 6
const longestLabel = 10
const list = { label: '名单', path: '/h5/outsiders' }
