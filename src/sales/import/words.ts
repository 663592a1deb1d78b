import { type Industry, industries } from '../../language/industries.ts'
import { type ObjectionCode, objectionNames } from '../../language/objections.ts'
import { buyingRoles, roleNames } from '../../language/roles.ts'
import type { DealStatus } from '../deal.ts'
import { paths } from '../paths/index.ts'
import { ladder, type Stage, stageLabel } from '../stage.ts'
import type { Worded } from './mapping.ts'

/** Somebody a row can belong to. */
export interface Colleague {
  id: string
  name: string
  teamId: string
  active: boolean
}

/** What a word of theirs may become. */
export interface Choice {
  value: string
  label: string
}

/** Our words for a field. */
export function choicesOf(field: Worded, colleagues: readonly Colleague[]): Choice[] {
  switch (field) {
    case 'stage':
      return ladder.map((stage) => ({ value: stage, label: stageLabel[stage] }))
    case 'outcome':
      return (Object.keys(outcomeLabels) as DealStatus[]).map((value) => ({ value, label: outcomeLabels[value] }))
    case 'industry':
      return industries.map((industry) => ({ value: industry, label: industry }))
    case 'role':
      return buyingRoles.map((role) => ({ value: role, label: roleNames[role] }))
    case 'owner':
      return colleagues.map(({ id, name, active }) => ({ value: id, label: active ? name : `${name}（已停用）` }))
  }
}

const outcomeLabels: Record<DealStatus, string> = { won: '赢单', lost: '丢单', open: '跟进中', shelved: '搁置' }

/** What a word of theirs most likely is in ours; `undefined` when nothing speaks for anything. */
export function guessWord(field: Worded, word: string, colleagues: readonly Colleague[]): string | undefined {
  switch (field) {
    case 'stage':
      return guessStage(word)
    case 'outcome':
      return guessOutcome(word)
    case 'industry':
      return guessIndustry(word)
    case 'role':
      return buyingRoles.find((role) => role === word.toUpperCase() || roleNames[role] === word) ?? roleByWord(word)
    case 'owner':
      return guessOwner(word, colleagues)
  }
}

/** How other systems call the rungs; of several that fit, the one that stands further up the ladder is the later step. */
const stageWords: readonly (readonly [Stage, RegExp])[] = [
  ['contract', /合同|签约|签订|contract|signing|commit/i],
  ['negotiation', /谈判|议价|谈价|商务|报价|negotiat|quot/i],
  ['bidding', /招标|投标|招投标|应标|挂网|bid|tender|rfp/i],
  ['budget', /立项|预算|审批|budget|approval/i],
  ['solution', /方案|测试|试用|样机|poc|演示|demo|proposal|trial|solution|evaluation/i],
  ['need', /需求|调研|痛点|need|discovery|analysis|qualif/i],
  ['contact', /建联|接触|沟通|拜访|接洽|联系|初访|contact|engag|connect/i],
  ['lead', /线索|潜在|意向|初步|商机发现|prospect|lead|new/i],
]

const stageByName = new Map<string, Stage>([
  ...paths.flatMap(({ stages }) => stages.map(({ name, stage }) => [name, stage] as const)),
  ...ladder.map((stage) => [stageLabel[stage], stage] as const),
  ...ladder.map((stage) => [stage as string, stage] as const),
])

function guessStage(word: string): Stage | undefined {
  const named = stageByName.get(word)
  if (named !== undefined || ended.test(word)) return named
  return stageWords.find(([, said]) => said.test(word))?.[0]
}

/** No rung of the ladder but the end of it, in systems that keep both in one list. */
const ended = /赢单|输单|丢单|成交|失败|流失|关闭|\bwon\b|\blost\b|closed/i

const outcomeWords: readonly (readonly [DealStatus, RegExp])[] = [
  ['lost', /^(否|0|no|false|n)$|输单|丢单|失败|未成交|没成交|未中标|落标|流失|丢标|败|\blost\b|closed ?lost/i],
  ['won', /^(是|1|yes|true|y)$|赢单|已成交|成交$|成功|已签|已中标|中标$|\bwon\b|closed ?won/i],
  ['shelved', /搁置|暂停|挂起|延期|冻结|on ?hold|stalled|paused/i],
  ['open', /跟进|进行|在谈|洽谈中|谈判中|打开|未结|open|engaging|prospecting|in progress|active|working/i],
]

function guessOutcome(word: string): DealStatus | undefined {
  if (/^[赢输丢]$/.test(word)) return word === '赢' ? 'won' : 'lost'
  return outcomeWords.find(([, said]) => said.test(word))?.[0]
}

/** Names of two trades in one (软件互联网) are found by each; the longest that stands in the word wins. */
const industryPieces = industries
  .filter((industry) => industry !== '其他')
  .flatMap((industry) => piecesOf(industry).map((piece) => ({ industry, piece })))
  .sort((one, other) => other.piece.length - one.piece.length)

function piecesOf(industry: Industry): string[] {
  if (industry.length < 4) return [industry]
  return industry === '软件互联网' ? ['软件', '互联网'] : [industry.slice(0, 2), industry.slice(2)]
}

function guessIndustry(word: string): Industry | undefined {
  if (word === '其他' || word === '其它') return '其他'
  return industryPieces.find(({ piece }) => word.includes(piece))?.industry
}

function roleByWord(word: string): string | undefined {
  if (/拍板|决策|决定|批准|economic|decision/i.test(word)) return 'EB'
  if (/把关|技术|评估|technical/i.test(word)) return 'TB'
  if (/使用|用户|业务|user/i.test(word)) return 'UB'
  if (/内线|教练|支持者|coach|champion/i.test(word)) return 'COACH'
  return undefined
}

/** By the whole name, and only where it is one person's; what stands in brackets behind it is no part of it. */
function guessOwner(word: string, colleagues: readonly Colleague[]): string | undefined {
  const name = word.replace(/[（(].*[）)]$/, '').replaceAll(/\s+/g, '')
  const alike = colleagues.filter((colleague) => colleague.name.replaceAll(/\s+/g, '') === name)
  return alike.length === 1 ? alike[0]?.id : undefined
}

const reasonWords: readonly (readonly [ObjectionCode, RegExp])[] = [
  ['PRICE', /价格|太贵|嫌贵|价高|高价|price|expensive|cost/i],
  ['BUDGET', /预算|资金|没钱|budget|fund/i],
  ['COMPETE', /竞品|竞争|对手|友商|compet/i],
  ['DELIVERY', /交期|交付|供货|deliver|lead time/i],
  ['FUNC', /功能|性能|参数|技术指标|产品不|feature|function|product fit/i],
  ['SERVICE', /售后|服务|维保|service|support/i],
  ['PAYMENT', /账期|付款|回款|payment/i],
  ['PROCESS', /流程|招标程序|手续|process|procedure/i],
  ['RELATION', /关系|老供应商|原供应商|内定|relation|incumbent/i],
  ['TIME', /推迟|延后|延期|时机|时间|timing|delay|postpone/i],
  ['NEED', /需求取消|无需求|没需求|需求变|项目取消|取消|no need|cancel/i],
  ['TRUST', /品牌|资质|信任|案例不足|trust|brand|reputation/i],
  ['RISK', /安全|切换|风险|risk|security/i],
  ['AUTH', /决策|高层|没权限|authority|decision/i],
]

/** The ways of pushing back that a reason names; none where it says something else. */
export function reasonsIn(text: string): ObjectionCode[] {
  const named = (Object.keys(objectionNames) as ObjectionCode[]).filter((code) => text.includes(objectionNames[code]))
  const meant = reasonWords.filter(([, said]) => said.test(text)).map(([code]) => code)
  return [...new Set([...named, ...meant])]
}
