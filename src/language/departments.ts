import type { BuyingRole } from './roles.ts'
import { type Span, spanOf } from './span.ts'

/** Which part a department plays in a purchase, after the labelling guide; of two names that begin alike the longer goes first. */
const wordsByRole: [words: string, role: BuyingRole | undefined][] = [
  ['信息化 信息技术 信息 网信 数字化 IT 科技 技术 研发 设备 工程 安全 安环 医学工程 医工 装备 机动', 'TB'],
  [
    '生产 制造 车间 运营 营运 门店 仓储 仓库 临床 检验 教务 教学 学生 销售 营销 业务 人事 人力资源 人力 HR 保卫 安保 质量 品质 ' +
      '品管 质检 质控 QA QC 医务 护理 客服 运维 物业 调度 使用部门 使用科室 使用单位 使用方 用户部门',
    'UB',
  ],
  ['采购 招标 招采 招投标 物资 法务 财务 院办 校办 厂办 渠道 总包 监理 设计院 代理商 集成商', 'OTHER'],
  ['药剂 工艺 后勤 物流 设计 市场 战略 规划 企管 基建 项目 审计 动力 厂务 环保 供应链', undefined],
]

const departments = wordsByRole.flatMap(([words, role]) => words.split(' ').map((word) => ({ word, role })))

/** Clinical departments, which use what is bought. */
const clinics =
  '(?:骨|心内|心外|心血管|神经|神内|神外|放射|影像|超声|内镜|病理|麻醉|急诊|重症|儿|妇产|妇|产|眼|口腔|皮肤|检验|输血|营养|肿瘤|消化|呼吸|泌尿|康复|手术|体检|透析|普外|外|内)' +
  '(?:科室?|室|中心)|ICU'

const clinic = new RegExp(`^(?:${clinics})$`)

/** `undefined` for a department that has no part by itself: 办公室, 市场部. */
export function roleOfDepartment(name: string): BuyingRole | undefined {
  if (clinic.test(name)) return 'UB'
  const upper = name.toUpperCase()
  return departments.find(({ word }) => upper.startsWith(word))?.role
}

const middle = '(?:管理|技术|科技|动力|环保|保障|服务|发展|工程|采购|运行|生产)?'
const suffix = '(?:部(?!长)门?|科(?![技学研创长])|处(?![理长])|办公室|办(?![理事法])|中心|组(?![织装成]))'

/** A department by its full name: 信息科, 采购管理部, 骨科. */
export const fullDepartment = `(?:(?:${departments.map(({ word }) => word).join('|')})${middle}${suffix}|${clinics})`

/** One that is called by its trade alone, but is a group of people all the same: 采购, IT, 车间, 总包. */
export const peopleLikeDepartment =
  '(?:(?<!政府|集中|集团|联合|统一|自行|带量|框架|公开)采购(?![流方预计合意文量额需了单平系订周标价成金项]|一批|办法|目录)|' +
  '(?<![A-Za-z])(?:IT|HR|QA|QC)(?![A-Za-z])|车间|门店|法务|财务(?![软报系])|院办|渠道(?![费下建商])|总包|监理(?!费)|使用(?:部门|科室|单位|方)|设计院|招标代理(?:公司|机构)?|代理商|集成商)'

/** One that is called by a word which mostly means the trade itself: 技术, 设备, 生产. */
export const tradeDepartment =
  '(?:信息|技术|研发|设备|工程|安全|工艺|生产|仓库|仓储|运营|临床|教务|销售|人事|保卫|质量|品质|物流|供应链|物资|运维|后勤)'

/** Any of them, where a name or a title beside it leaves no doubt. */
const anyDepartment = `(?:${fullDepartment}|${peopleLikeDepartment}|采购|${tradeDepartment})`

const endsInDepartment = new RegExp(
  `(${anyDepartment})(?:部门)?(?:的|[那这]边的?|那头的?|[那这]块的?|上的?|口的?|那个|里的?|负责人|(?:换成了?|来了个|新来的|有个)?叫|换成了?|[:：])?$`,
  'i',
)

/** 设备处 谭处, IT 小柯: a blank joins what stands alone before it. */
const apart = new RegExp(`(?:^|[\\s，。,、:：])(${fullDepartment}|IT|采购)\\s$`, 'i')

const beginsWithDepartment = new RegExp(
  `^[\\s，,（(]?(?:他?是)?(?:他们)?[\\u4e00-\\u9fff]{0,2}?(${anyDepartment})(?:部门)?(?:上|[那这]边|[那这]块|口|里)?的(?=$|[\\s，,。；;）)])`,
  'i',
)

/** The department these words begin with, as they stand after the name of a person: 是采购的, ，信息中心的. */
export function departmentAfter(words: string): string | undefined {
  return beginsWithDepartment.exec(words)?.[1]
}

/** The department these words end with, as they stand before the name of a person: 技术部的, 采购那边. */
export function departmentBefore(words: string): Span | undefined {
  const match = endsInDepartment.exec(words) ?? apart.exec(words)
  const name = match?.[1]
  if (match === null || name === undefined) return undefined
  const start = match.index + match[0].indexOf(name)
  return spanOf(words, start, start + name.length)
}
