import { type Case, wan } from './case.ts'

/** 陈嘉's open deals: a pharmacy chain, an authority, a hospital with an old grievance, a battery maker short of money. */
export const chensOpenCases: Case[] = [
  {
    number: 11,
    name: '门店快检设备',
    facts: {
      customer: '南屿大药房',
      region: '广州',
      industry: '医药',
      product: '门店快检设备',
      stage: 'solution',
      amount: wan(130),
      procurement: '询价',
    },
    contacts: [
      { name: '邓总监', title: '总监', dept: '营运部', role: 'UB', stance: 'support', touched: true },
      { name: '温经理', title: '经理', dept: '质量部', role: 'TB', stance: 'oppose', touched: true },
      { title: '总经理', role: 'EB', touched: false },
    ],
    objections: ['RISK'],
    next: { inDays: 7, what: '回访两家样板店' },
    visits: [
      {
        daysAgo: 36,
        at: '11:10',
        text: '南屿有八十六家店，邓总监想在门店做慢病快检，量血糖血脂那种，说能把会员留住。八十六家全铺下来一百三十万左右，走询价。',
      },
      {
        daysAgo: 19,
        at: '15:30',
        text: '被质量部温经理拦住问了一堆，检测记录存哪儿、店员要不要培训、出了岔子谁负责，她不松口，讲药监来查是她签字的。',
      },
      {
        daysAgo: 5,
        at: '16:20',
        text: '两家样板店装上了，店长学得快，半天就会。温经理还是怕记录对不上，我答应先给她看记录样表和校准计划。总经理那边，邓总监说还没到见的时候。',
      },
    ],
  },
  {
    number: 12,
    name: '快检车和数据平台',
    facts: {
      customer: '海岬市市场监管局',
      region: '粤西',
      industry: '政府',
      dept: '食品科',
      product: '快检车和数据平台',
      stage: 'need',
      amount: wan(210),
      procurement: '政府采购',
    },
    contacts: [
      { name: '詹科长', title: '科长', dept: '食品科', role: 'UB', stance: 'support', touched: true },
      { name: '汤主任', title: '主任', dept: '信息中心', role: 'TB', stance: 'neutral', touched: true },
      { title: '分管副局长', role: 'EB', touched: false },
    ],
    objections: ['AUTH'],
    visits: [
      {
        daysAgo: 28,
        at: '09:40',
        text: '詹科长说年年抽检都跑不过来，想要两台快检车，数据最好直接进省里的平台。他讲这件事他只能报，定不了。',
      },
      {
        daysAgo: 11,
        at: '10:30',
        text: '又见了詹科长，他要一份不带价格的材料，写进明年的申报里，总盘子两百一左右。信息中心汤主任问接口是不是按省里的标准。分管副局长没见着，说下个月局里过会。',
      },
    ],
  },
  {
    number: 13,
    name: '急诊监护18台',
    facts: {
      customer: '榕西新区医院',
      region: '惠州',
      industry: '医疗',
      dept: '急诊科',
      product: '床旁监护仪',
      stage: 'negotiation',
      amount: wan(88),
      budget: wan(90),
      budgetState: 'approved',
      quote: wan(88),
      competitors: ['理邦'],
      existingCustomer: true,
    },
    contacts: [
      { name: '岑主任', title: '主任', dept: '急诊科', role: 'UB', stance: 'support', touched: true },
      { name: '麦科长', title: '科长', dept: '设备科', role: 'TB', stance: 'neutral', touched: true },
      { name: '关院长', title: '院长', role: 'EB', stance: 'neutral', touched: true },
    ],
    objections: ['SERVICE'],
    next: { inDays: 1, what: '带服务条款初稿去设备科' },
    visits: [
      {
        daysAgo: 49,
        at: '14:50',
        text: '榕西急诊要加十八台监护，九十万批了。岑主任愿意接着用我们的，讲护士都顺手了。',
      },
      {
        daysAgo: 31,
        at: '10:10',
        text: '麦科长翻旧账，上回那批有两台花屏，报修等了九天，工单都打印出来摆我面前。这个是咱们理亏，我没辩。',
      },
      {
        daysAgo: 13,
        at: '15:00',
        text: '把那两台的维修记录调出来，拉着服务经理一起上门赔不是，当场换了屏。麦科长脸色好了点，讲合同要写清楚几小时到场。出门碰上理邦的人在楼下等他。',
      },
      {
        daysAgo: 4,
        at: '16:40',
        text: '报价八十八万他没还，盯的是响应时间和备机。关院长进来听了几分钟，说你们把服务写实在就行。',
      },
    ],
  },
  {
    number: 14,
    name: '在制品和仓储管理',
    facts: {
      customer: '蔚岭储能',
      region: '东莞',
      industry: '新能源',
      product: '生产管理软件',
      stage: 'negotiation',
      amount: wan(258),
      budget: wan(200),
      budgetState: 'cut',
      quote: wan(258),
      procurement: '邀标',
      competitors: ['金蝶', '黑湖'],
    },
    contacts: [
      { name: '蒋总', title: '副总', role: 'EB', stance: 'neutral', touched: true },
      { name: '毕经理', title: '经理', dept: '生产', role: 'UB', stance: 'support', touched: true },
      { name: '柯经理', title: '经理', dept: '采购', role: 'OTHER', stance: 'oppose', touched: true },
    ],
    objections: ['COMPETE', 'PRICE'],
    next: { inDays: -1, what: '交两期实施方案' },
    visits: [
      {
        daysAgo: 39,
        at: '10:00',
        text: '蔚岭的蒋总开门见山，行情不好，眼下只上马上见效的。毕经理还是想把在制品管起来，仓里压着三千多万的货。',
      },
      {
        daysAgo: 20,
        at: '14:10',
        text: '采购柯经理说金蝶和黑湖都报了，比咱们少六十万，问凭什么。我没接价格，反问那两家含不含设备联网，他说回去核。',
      },
      {
        daysAgo: 6,
        at: '17:30',
        text: '预算从两百六砍到两百了，蒋总亲口讲的，咱们报的两百五十八肯定超。我提了分两期，一期先上仓库和在制品，他说可以看看，让我出个东西。',
      },
    ],
  },
]
