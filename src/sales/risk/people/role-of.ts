import type { BuyingRole } from '../../../language/roles.ts'

/**
 * What a title and a department say of somebody's part, for organisations of every trade; `undefined` where they say nothing
 * (办公室主任, 项目经理) until somebody tells. Deputies and those in charge of an area (分管副院长) count as heads.
 */
export function roleByTitle(title: string, dept: string): BuyingRole | undefined {
  const said = title.replace(/\s/g, '')
  const place = `${dept}${said}`
  if (clerical.test(said)) return 'OTHER'
  if (heads.test(said) && !middleHeads.test(said)) return 'EB'
  if (buyers.test(place) && !engineers.test(said)) return 'OTHER'
  if (engineers.test(said)) return 'TB'
  if (users.test(said)) return 'UB'
  if (offices.test(said)) return undefined
  if (technical.test(said)) return 'TB'
  if (using.test(said)) return 'UB'
  if (paper.test(place)) return 'OTHER'
  if (offices.test(place)) return undefined
  if (technical.test(place)) return 'TB'
  return using.test(place) ? 'UB' : undefined
}

const clerical = /秘书|助理|干事|特助|总助|前台|文员|内勤|科员|办事员|经办/
const heads =
  /(?:^|[^部科处室心站组队所区])(?:院长|校长|局长|行长)$|董事长|总经理|总裁|CEO|CFO|首席(?:执行|财务)官|(?:^|常务|分管|生产|技术|营销|销售|执行|财务)副总(?:$|经理|裁)|^副总|厂长$|矿长$|馆长$|理事长$|分管副/i
/** 运营部总经理 heads a department of a bank, 二级学院院长 a part of a school. */
const middleHeads = /(?:部|中心|支行|网点|事业部)副?总经理$|(?:书院|二级学院|系|[\u4e00-\u9fff]{2,}学院)副?院长$/
const buyers = /采购|招标|招采|招投标|物资|供应链/
const engineers = /总工|工程师|架构师|CTO|CIO|首席技术官|首席信息官/i
const users = /护士长|车间主任|班长|工段长|值长|店长|实训中心|教学中心|实验(?:教学)?中心|教研|系主任|场长|车队/
const paper = /法务|财务|审计|合规/
const offices =
  /综合(?:部|科|处|办)|办公室|行政|项目(?:组|部)|院办|校办|厂办|局办|总办|董办|党办|企划|战略|企管|人力|人事/
const technical =
  /设备(?:科|处|部|管理|中心|组)|实验室与设备|医学工程|医工|装备|信息|网络|网信|数字化|数据(?:中心|科|处|部)|IT|技术|工艺|机动|机电|科技|验证|工程|研发|电教|仪表|电气|自动化|总工/i
const using =
  /临床|医务|质控|护理|车间|工段|班组|实训|教学|教务|学生|学工|科研|后勤|生产|制造|仓储|仓库|物流|配送|分拨|分拣|运营|营运|营业|业务|门店|零售|物业|运维|运行|场站|调度|质量|品质|质检|检验|品管|保卫|保安|安保|安全|客服|售后|票务|站务|指挥|应急|读者|养殖|牧场|种植|加工|管网|灌溉|治安|执法|监管|窗口|服务大厅|柜面|网点|支行|使用|[急诊门骨内外妇产儿眼口耳鼻喉皮肤神经心血管胸泌尿消化呼吸肿瘤康复麻醉放射超声影像病理药剂透析检验输血营养重症]{1,6}科|ICU|手术室|病区|病房|中心供应|消毒供应/i
