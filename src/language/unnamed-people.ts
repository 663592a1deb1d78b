import { anyDepartment, fullDepartment, peopleLikeDepartment, tradeDepartment } from './departments.ts'
import type { Mention } from './mentions.ts'
import { standingTitle, vagueTitle } from './titles.ts'

/** People without a name: 院长, CFO, 信息科主任, and ranks and departments that act: 主任说, 采购嫌贵, 生产的想用我们. */
export function unnamedPeople(text: string): Mention[] {
  return [standing, officeOf, actingRank, actingDepartment, metDepartment, toldDepartment].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const { title, dept } = match.groups ?? {}
      const said = { ...(title !== undefined && { title }), ...(dept !== undefined && { dept }) }
      return { start: match.index, end: match.index + match[0].length, name: null, ...said }
    }),
  )
}

const standing = new RegExp(
  `(?<title>分管的?(?:[\\u4e00-\\u9fff]{1,4}的)?(?:${standingTitle}|领导)|${standingTitle})`,
  'g',
)

const officeOf = new RegExp(`(?<dept>${anyDepartment})的?(?<title>${vagueTitle})`, 'gi')

/** What only a person does, said straight after the word for them. */
const speaks =
  '想(?!法)|说(?!明)|讲|嫌|觉得|认为|反对|认可(?!度)|点了?头|松口|没意见|没表态|不表态|不想|不同意|不认可|不支持|不买账|挑刺|担心|怕|倾向|偏向|卡着?[我咱]'

/** What a group of people does; things do some of it too, so it takes a full name or a 那边. */
const acts =
  `${speaks}|要(?!求)|卡|表示|反映|反馈|提[出了]|问|催|支持|满意|赞成|同意|放话|答应|拒|拍板|签字|顾虑|推荐|力挺|抱怨|投诉|站|透|帮|跟我|中立|` +
  '摸不透|把关|评审|选型|写参数|做主|管钱|负责|牵头|主导|用惯|无所谓|已经|[很挺]|不[想同认支批买松反肯愿让给接配管]|没[意表同批点松签拍回接想]|' +
  '还[没在不要想]|在[审看催评]|会[签审批]|能[批签拍]|[也都][想同认支反说觉在没不很挺]'

const there = '[那这]边|那头|那块|的人|的同事'
const group = `(?:${fullDepartment}|${peopleLikeDepartment})`

const actingRank = new RegExp(`(?<title>${vagueTitle})(?=[那这]边|${acts})`, 'g')

const actingDepartment = new RegExp(
  `(?<dept>${group}(?=(?:[和跟与、]${group})?(?:(?:${there}|的)?(?:${acts})|${there}))|${tradeDepartment}(?=的?(?:${speaks})|${there}))`,
  'gi',
)

/** 见了信息科, 跟财务聊, 卡在采购. */
const metDepartment = new RegExp(
  `(?<=见了?|见到|找了?|[跟和]|去了|约了?|搞定|拜访了?|问过?了?|得罪|绕开|对接|汇报给|联系了?|卡在)(?<dept>${group})` +
    '(?=聊|谈|说|沟通|对[接了]|开会|确认|吃|[，。,.;；！!？?、\\s]|$)',
  'gi',
)

/** 拍板的是财务, 使用部门是仓库. */
const toldDepartment = new RegExp(
  `(?<=(?:EB|UB|TB|拍板|签字|管钱|把关|评审|选型|使用部门|使用方|用|反对|支持|认可|卡着)的?人?就?是)(?<dept>${group}|${tradeDepartment})(?=$|[，。,.;；、\\s的那])`,
  'gi',
)
