import { behaviours } from '../behaviour/index.ts'

/** 评价说明: what people are assessed by and by what not, for whoever is assessed (个人信息保护法 articles 24 and 44 to 48). */
export const measured: readonly { name: string; what: string; records: string }[] = [
  ...behaviours.map(({ name, what, records }) => ({ name, what, records })),
  {
    name: '综合评分',
    what: '达成率 × 健康系数 × 100；健康系数是节奏、内容、协同里有数的几项的平均，至少两项有数才算',
    records: '目标页上的目标、赢单时记的金额，和上面几项习惯',
  },
]

export const neverMeasured: readonly string[] = [
  '年龄、性别、婚育',
  '健康、残疾、怀孕',
  '民族、籍贯、宗教',
  '长相、声音、情绪、指纹',
  '手机在哪、几点在线、私人聊天',
  '姓名和团队：换个名字，数字一样',
]

export const rights: readonly { name: string; what: string }[] = [
  {
    name: '谁看得到',
    what: '你自己、你的各级主管、销售运营；看到的一样。谁看过，写在你的健康度页上，每人每天记一次。',
  },
  {
    name: '留多久',
    what: '默认 24 个月，管理员可以改，改了留痕；过期的谁看过、晨会提过谁、申诉和答复都会清掉，过期的一期不再评分。现在的期限写在下面。',
  },
  { name: '做什么用', what: '定带教、开复盘会的参考。不单独决定奖惩、去留；那样的决定要人来做，你可以要求说明。' },
  {
    name: '怎么申诉',
    what: '在健康度或评分页点“我有异议”，或在聊天里说“我对客户触达有异议：…”。当时的数字一并记下；主管答复，主管自己的由销售运营或管理员答复，谁都不能答自己的。答复前都注明“有异议，待核”。',
  },
  { name: '不知道就说不知道', what: '样本不够写“数据不足”，不算差；休假、没有记录的周不算。没记不等于没做。' },
]
