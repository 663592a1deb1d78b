import { likenessTo, plainHeader } from './header.ts'
import type { ImportKind } from './kinds.ts'

/** What a column can hold. */
export interface Field {
  label: string
  /** How headers call it, in the letters of `plainHeader`; the first ones are the surest. */
  words: string
}

export type FieldKey = keyof typeof allFields

const allFields = {
  customer: {
    label: '客户名称',
    words:
      '客户名称 客户名 客户 公司 公司名称 企业名称 企业 单位 单位名称 客户单位 客户全称 公司全称 所属客户 关联客户 终端客户 最终用户 医院名称 学校名称 ' +
      'account accountname company companyname customer customername organization organisation client',
  },
  aliases: { label: '简称', words: '简称 客户简称 公司简称 别名 曾用名 shortname alias' },
  industry: { label: '行业', words: '行业 所属行业 客户行业 行业类别 行业分类 行业类型 industry sector vertical' },
  region: { label: '地区', words: '地区 区域 所在地区 省份 城市 所在城市 省市 大区 所在地 region province city area' },
  group: {
    label: '所属集团',
    words: '所属集团 集团 集团名称 集团客户 母公司 上级集团 上级单位 parentaccount parentcompany group',
  },
  existing: { label: '老客户', words: '老客户 是否老客户 新老客户 是否成交过 existingcustomer' },
  owner: {
    label: '负责人',
    words:
      '负责人 销售负责人 客户负责人 商机负责人 跟进人 销售 销售人员 销售代表 业务员 客户经理 归属人 所有人 所属销售 owner salesrep salesagent accountmanager accountowner opportunityowner',
  },
  contact: {
    label: '联系人',
    words: '联系人 联系人姓名 姓名 名字 客户联系人 主要联系人 对接人 contact contactname fullname name',
  },
  title: { label: '职务', words: '职务 职位 岗位 职称 联系人职务 联系人职位 title jobtitle position' },
  dept: { label: '部门', words: '部门 科室 所在部门 所属部门 使用部门 department dept' },
  phone: {
    label: '电话',
    words:
      '手机 手机号 手机号码 联系电话 电话 电话号码 移动电话 联系方式 联系人手机 联系人电话 phone mobile mobilephone tel telephone',
  },
  email: { label: '邮箱', words: '邮箱 电子邮箱 电子邮件 邮件 联系人邮箱 email mail emailaddress' },
  role: { label: '决策角色', words: '决策角色 采购角色 角色 联系人角色 buyingrole role' },
  number: {
    label: '编号',
    words: '商机编号 机会编号 项目编号 编号 商机id 单号 opportunityid dealid recordid id',
  },
  deal: {
    label: '商机名称',
    words:
      '商机名称 商机 商机主题 项目名称 项目 机会名称 销售机会 销售机会名称 opportunity opportunityname deal dealname project projectname',
  },
  stage: {
    label: '阶段',
    words: '阶段 销售阶段 商机阶段 当前阶段 项目阶段 进展阶段 跟进阶段 stage salesstage dealstage stagename',
  },
  amount: {
    label: '金额',
    words:
      '金额 商机金额 预计金额 预计成交金额 预计销售金额 预计签约金额 项目金额 预计合同额 销售金额 amount value dealvalue dealsize expectedrevenue',
  },
  closedAmount: {
    label: '成交金额',
    words: '成交金额 合同金额 签约金额 合同额 签约额 中标金额 实际金额 实际成交金额 closevalue contractvalue',
  },
  budget: { label: '客户预算', words: '预算 客户预算 预算金额 项目预算 budget' },
  quote: { label: '我方报价', words: '报价 报价金额 我方报价 quote quoteamount' },
  discount: { label: '折扣', words: '折扣 折扣率 discount' },
  product: { label: '产品', words: '产品 产品名称 意向产品 需求产品 产品线 产品类别 product productname' },
  competitors: {
    label: '竞品',
    words: '竞品 竞争对手 对手 友商 竞争厂商 竞争品牌 竞对 competitor competitors',
  },
  procurement: { label: '采购方式', words: '采购方式 采购形式 招标方式 procurement' },
  nextStep: { label: '下一步', words: '下一步 下一步计划 下步计划 下一步行动 后续计划 nextstep' },
  expectedOn: {
    label: '预计成交日期',
    words:
      '预计成交日期 预计成交时间 预计签约日期 预计签约时间 预计签单日期 预计签单时间 预计结单日期 预计关闭日期 计划签约日期 预计成交 预计签约 expectedclosedate expectedclose closedate forecastdate',
  },
  openedOn: {
    label: '创建日期',
    words:
      '创建时间 创建日期 录入时间 建立日期 商机创建时间 登记日期 报备日期 createddate createdat createdon created createdate engagedate opendate',
  },
  outcome: {
    label: '结果',
    words: '结果 输赢 赢单输单 赢输 是否赢单 是否成交 商机状态 状态 商机结果 最终状态 status outcome result iswon won',
  },
  closedOn: {
    label: '结束日期',
    words:
      '成交日期 成交时间 签约日期 签约时间 签单日期 结单日期 结束日期 关闭日期 关闭时间 赢单日期 丢单日期 输单日期 结单时间 实际成交日期 closedate closeddate closedon closedat',
  },
  asOf: {
    label: '数据日期',
    words:
      '数据日期 快照日期 快照时间 统计日期 截至日期 截止日期 截至时间 数据截至 变更时间 变更日期 阶段变更时间 阶段变更日期 asof asofdate snapshotdate snapshotat',
  },
  reasons: {
    label: '原因',
    words: '丢单原因 输单原因 赢单原因 原因 失败原因 输赢原因 未成交原因 关闭原因 lossreason lostreason reason',
  },
} as const satisfies Record<string, Field>

export const fields: Readonly<Record<FieldKey, Field>> = allFields

interface Wanted {
  key: FieldKey
  /** Without it a row means nothing. */
  required?: true
  /** What it means that a file has no such column, where that is worth saying. */
  without?: string
}

const aboutCustomer: Wanted[] = [{ key: 'industry' }, { key: 'region' }]
const aboutContact: Wanted[] = [{ key: 'title' }, { key: 'dept' }, { key: 'role' }, { key: 'phone' }, { key: 'email' }]
const aboutDeal: Wanted[] = [
  { key: 'customer', required: true },
  { key: 'deal' },
  { key: 'number' },
  { key: 'owner' },
  { key: 'stage' },
  { key: 'amount' },
  { key: 'budget' },
  { key: 'quote' },
  { key: 'discount' },
  { key: 'product' },
  { key: 'competitors' },
  { key: 'procurement' },
  { key: 'openedOn' },
  ...aboutCustomer,
  { key: 'contact' },
  ...aboutContact,
]

/** The fields of each kind, the most telling first. */
export const fieldsOf: Readonly<Record<ImportKind, readonly Wanted[]>> = {
  customers: [
    { key: 'customer', required: true },
    { key: 'aliases' },
    ...aboutCustomer,
    { key: 'group' },
    { key: 'existing' },
    { key: 'owner' },
  ],
  contacts: [
    { key: 'customer', required: true },
    { key: 'contact', required: true },
    ...aboutContact,
    { key: 'owner' },
  ],
  'open-deals': [...aboutDeal, { key: 'expectedOn' }, { key: 'outcome' }, { key: 'nextStep' }],
  'closed-deals': [
    ...aboutDeal,
    { key: 'outcome', required: true },
    { key: 'closedOn', without: '没有这一列：结束日期记为未知，只计入同类赢率' },
    { key: 'asOf', without: '没有这一列：只有结案后的值，只计入同类赢率，不用来学习' },
    { key: 'closedAmount' },
    { key: 'reasons' },
  ],
}

/** What personal data of a contact stands in: brought in only with a source and a legal basis. */
export const personalFields: readonly FieldKey[] = ['contact', 'title', 'dept', 'role', 'phone', 'email']

const wordsOf = new Map<FieldKey, readonly string[]>(
  (Object.keys(fields) as FieldKey[]).map((key) => [key, fields[key].words.split(' ')]),
)

/** How surely a header names a field: 3 when it is one of its names, less when it only holds one, 0 when it does not. */
export function likenessOf(header: string, key: FieldKey): number {
  return likenessTo(header, wordsOf.get(key) ?? [])
}

/** How many characters a header shares with a name of a field, 0…1, for headers that only come near one. */
export function overlapOf(header: string, key: FieldKey): number {
  const plain = plainHeader(header)
  return Math.max(0, ...(wordsOf.get(key) ?? []).map((word) => shared(plain, word)))
}

function shared(one: string, other: string): number {
  if (one.length < 2 || other.length < 2) return 0
  const left = [...other]
  const common = [...one].filter((character) => {
    const at = left.indexOf(character)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * common.length) / (one.length + other.length)
}

/** Whether a cell reads like a header rather than like data. */
export function isFieldName(cell: string): boolean {
  const plain = plainHeader(cell)
  return [...wordsOf.values()].some((words) => words.includes(plain))
}
