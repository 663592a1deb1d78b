import { allMatches } from './all-matches.ts'
import { fullDepartment, peopleLikeDepartment, tradeDepartment } from './departments.ts'
import type { Mention } from './mention.ts'
import { standingTitle, vagueTitle } from './titles.ts'

/** People without a name: 院长, CFO, 信息科主任, and ranks and departments that act: 主任说, 采购嫌贵, 生产的想用我们. */
export function unnamedPeople(text: string): Mention[] {
  return [...officesIn(text), ...departmentsIn(text)]
}

const officePattern = new RegExp(
  `(?<standing>分管的?(?:[\\u4e00-\\u9fff]{1,4}的)?(?:${standingTitle}|领导)|${standingTitle})|${vagueTitle}`,
  'g',
)

/** 院长 is one person wherever it stands; a mere rank is when it acts. */
function officesIn(text: string): Mention[] {
  return allMatches(text, officePattern)
    .filter(
      (match) =>
        match.groups?.['standing'] !== undefined ||
        acting.test(text.slice(match.index + match[0].length, match.index + match[0].length + 8)),
    )
    .map((match) => ({ start: match.index, end: match.index + match[0].length, name: null, title: match[0] }))
}

const departmentPattern = new RegExp(`(?<group>${fullDepartment}|${peopleLikeDepartment})|${tradeDepartment}`, 'gi')

/** With a rank it is one person (设备科长); alone it must act, be met or be named in answer to who. */
function departmentsIn(text: string): Mention[] {
  return allMatches(text, departmentPattern).flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const [before, after] = [text.slice(Math.max(0, start - 10), start), text.slice(end, end + 14)]
    const department = { start, end, name: null, dept: match[0] }
    const rank = rankAfter.exec(after)
    if (rank?.[1] !== undefined) return [{ ...department, end: end + rank[0].length, title: rank[1] }]
    const isActing =
      match.groups?.['group'] === undefined
        ? tradeActing.test(after) && !/[那这一有某]家$/.test(before)
        : acting.test(after) ||
          (groupAsking.test(match[0]) && after.startsWith('要求')) ||
          actingTogether.test(after) ||
          (meeting.test(before) && met.test(after))
    return isActing || (askedFor.test(before) && named.test(after)) ? [department] : []
  })
}

const rankAfter = new RegExp(`^的?(?:[一那]个|一位)?(${vagueTitle}|小姑娘|小伙子?|大姐|大哥|负责人)`)

/** What only a person does, said straight after the word for them. */
const speaks =
  '想(?!法)|说(?!明)|讲|嫌|觉得|认为|反对|认可(?!度)|点了?头|松口|没意见|没表态|不表态|不想|不同意|不认可|不支持|不买账|挑刺|担心|怕|倾向|偏向|卡着?[我咱]|咬死|咬定|一口|松口|主推[我咱]'

/** What a group of people does; things do some of it too, so it takes a full name or a 那边. */
const acts =
  `${speaks}|[挑找](?:[我咱]们?的?)?毛病|要(?!求)|把(?!关)|卡|表示|反映|反馈|提[出了]|问|催|支持|满意|赞成|同意|放话|答应|拒|拍板|签字|顾虑|推荐|力挺|抱怨|投诉|站|透|帮|跟我|中立|` +
  '摸不透|把关|评审|选型|写参数|做主|管钱|负责|牵头|主导|用惯|无所谓|已经|[很挺]|不[想同认支批买松反肯愿让给接配管]|没[意表同批点松签拍回接想]|' +
  '还[没在不要想]|在[审看催评推]|审(?!计)|会[签审批]|能[批签拍]|[也都][想同认支反说觉在没不很挺报]|定了|主推|力推'

const there = '(?:[那这]边|那头|那块|的人|的同事)'
/** 副总倒是挺认可, 设备科一直挑毛病: how, before what they do. */
const anyhow = '(?:倒是?|其实|目前|一直|老是?|总是?|始终)?'
const acting = new RegExp(`^(?:${there}|(?:${there}|的)?[嘛呢吧]?${anyhow}(?:${acts}))`)
const actingTogether = new RegExp(
  `^[和跟与、](?:${fullDepartment}|${peopleLikeDepartment})(?:${there}|(?:${acts}))`,
  'i',
)
const groupAsking = /[部科处办室]$|中心$|部门$/
const tradeActing = new RegExp(`^(?:${there}|的?(?:${speaks}))`)

/** 见了信息科, 跟财务聊, 卡在采购. */
const meeting =
  /(?:见了?|见到|找了?|[跟和]|去了|约了?|搞定|拜访了?|问过?了?|得罪|绕开|对接|汇报给|联系了?|卡在|约上|让|绕过|[跟和给见找][^，。,\s]{1,8}的)$/
const met = /^(?:聊|谈|说|沟通|核实|核对|碰|把|[回发打]个|对[接了一]|开会|确认|吃|[，。,.;；！!？?、\s]|$)/

/** 拍板的是财务, 使用部门是仓库. */
const askedFor =
  /(?:EB|UB|TB|拍板|签字|管钱|把关|评审|选型|使用部门|使用方|用|反对|支持|认可|卡着)的?人?(?:就?是|在|归|由)$/i
const named = /^(?:$|[，。,.;；、\s的那])/
