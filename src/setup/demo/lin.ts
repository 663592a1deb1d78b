import { type Case, wan } from './case.ts'

/** 林晓's open deals: hospitals, a health check centre, a laboratory. */
export const linsOpenCases: Case[] = [
  {
    number: 1,
    name: '生化免疫流水线',
    facts: {
      customer: '云澜二院',
      region: '苏州',
      industry: '医疗',
      dept: '检验科',
      product: '生化免疫流水线',
      stage: 'solution',
      amount: wan(285),
      budget: wan(280),
      budgetState: 'stated',
      competitors: ['迈瑞'],
    },
    contacts: [
      { name: '吴主任', title: '主任', dept: '检验科', role: 'UB', stance: 'support', touched: true },
      { name: '张科长', title: '科长', dept: '设备科', role: 'TB', stance: 'neutral', touched: true },
      { title: '分管副院长', role: 'EB', touched: false },
    ],
    objections: ['TIME'],
    visits: [
      {
        daysAgo: 38,
        at: '10:20',
        text: '第一次见检验科吴主任，聊了四十来分钟。现在两台老生化仪，早上八点到十点标本排到走廊，他拿手机录了给我看。对流水线有兴趣，就是不知道院里今年给不给钱。',
      },
      {
        daysAgo: 21,
        at: '15:00',
        text: '带方案去的，吴主任把标本量拉出来一起算，一天一千二百管上下。设备科张科长过来坐了十分钟，没表态，只问维保怎么收、试剂是不是绑死。预算吴主任说了个数，二百八左右。',
      },
      {
        daysAgo: 6,
        at: '09:40',
        text: '迈瑞上周也来讲过一轮，吴主任没瞒我。张科长口风是等集采，今年未必动。分管副院长还没见过，问了两次都说在开会。',
      },
    ],
  },
  {
    number: 2,
    name: 'ICU监护24床',
    facts: {
      customer: '澄浦中心医院',
      region: '无锡',
      industry: '医疗',
      dept: 'ICU',
      product: '床旁监护仪和中央站',
      stage: 'bidding',
      amount: wan(168),
      budget: wan(170),
      budgetState: 'approved',
      quote: wan(165),
      procurement: '公开招标',
      competitors: ['迈瑞', '飞利浦'],
    },
    contacts: [
      { name: '胡主任', title: '主任', dept: 'ICU', role: 'UB', stance: 'support', touched: true },
      { name: '秦科长', title: '科长', dept: '设备科', role: 'TB', stance: 'support', touched: true },
      { name: '钱老师', dept: '招采办', role: 'OTHER', stance: 'neutral', touched: true },
      { name: '施院长', title: '院长', role: 'EB', touched: true },
    ],
    objections: ['PROCESS'],
    next: { inDays: 3, what: '递交投标文件' },
    visits: [
      {
        daysAgo: 52,
        at: '16:10',
        text: 'ICU胡主任带我转了一圈病房，老监护仪报警不分级，夜班护士一晚上来回跑。他想要中央站能按床位分组，这个我们有。',
      },
      {
        daysAgo: 30,
        at: '11:30',
        text: '院里立项过了，批下来一百七十万。施院长在电梯口碰上，打了个招呼，他就交代一句别误了装机。',
      },
      {
        daysAgo: 9,
        at: '14:00',
        text: '公告挂出来了，参数逐条对过，有一条要有创压通道，咱们得加选配。招采办钱老师说澄清只收书面的，私下一概不解释。秦科长的意思也是按文件来。',
      },
      {
        daysAgo: 2,
        at: '17:20',
        text: '标书今天全部盖完章，注册证有效期又核了一遍。听说迈瑞和飞利浦都买了标书。过两天递标，我提前一天到。',
      },
    ],
  },
  {
    number: 3,
    name: '新生儿监护',
    facts: {
      customer: '望屿妇幼保健院',
      region: '南通',
      industry: '医疗',
      dept: '新生儿科',
      product: '新生儿监护仪',
      stage: 'budget',
      amount: wan(96),
      budgetState: 'applied',
      competitors: [],
    },
    contacts: [
      { name: '郑护士长', title: '护士长', dept: '新生儿科', role: 'UB', stance: 'support', touched: true },
      { name: '刘副院长', title: '副院长', role: 'EB', touched: true },
    ],
    next: { inDays: 6, what: '陪郑护士长看样板病房' },
    visits: [
      {
        daysAgo: 25,
        at: '10:00',
        text: '郑护士长把新生儿科要的东西一条条写在本子上，头一条就是血氧探头别老掉。我留了两种探头让她们试一周。',
      },
      {
        daysAgo: 4,
        at: '14:30',
        text: '探头试下来选了包裹式的，不压红皮肤。刘副院长也见到了，挺客气，说申请报上去了在等批，没提别家。跟郑护士长约了去看样板病房。',
      },
    ],
  },
  {
    number: 4,
    name: '血球仪和检验系统',
    facts: {
      customer: '鹿鸣湖体检中心',
      region: '常州',
      industry: '医疗',
      dept: '检验室',
      product: '血球仪和检验信息系统',
      stage: 'negotiation',
      amount: wan(62),
      budget: wan(55),
      budgetState: 'stated',
      quote: wan(62),
      procurement: '直采',
      competitors: ['希森美康'],
      existingCustomer: true,
    },
    contacts: [
      { name: '方总', title: '总经理', role: 'EB', stance: 'neutral', touched: true },
      { name: '余主任', title: '主任', dept: '检验室', role: 'UB', stance: 'support', touched: true },
    ],
    objections: ['PRICE'],
    next: { inDays: 2, what: '带两档配置去见方总' },
    visits: [
      {
        daysAgo: 33,
        at: '09:30',
        text: '老客户了，方总上来就夸上回那台血球仪没掉过链子。这回想再添一台，检验信息系统一起换，赶在旺季前上。',
      },
      {
        daysAgo: 15,
        at: '15:40',
        text: '给方总报了六十二万，他皱眉，说心里想的是五十五。余主任倒替我们说话，说希森美康那边系统还得另找人接，麻烦。',
      },
      {
        daysAgo: 3,
        at: '11:00',
        text: '又去了一趟，方总没说不要，就是叫我回去想办法。我没当场松口，答应做两档配置给他挑，一档带全套报告模板，一档先不带。',
      },
    ],
  },
  {
    number: 5,
    name: '实验室设备',
    facts: {
      customer: '青岫检验所',
      region: '杭州',
      industry: '检测',
      dept: '实验室',
      product: '生化仪',
      stage: 'contact',
      amount: wan(120, 150),
    },
    contacts: [{ name: '邱工', dept: '实验室', role: 'TB', stance: 'unknown', touched: true }],
    objections: ['SMOKE'],
    visits: [
      {
        daysAgo: 47,
        at: '13:30',
        text: '展会上加的邱工微信，今天上门，在会客室等了半个钟头，资料收下了，说领导看看再说。',
      },
      {
        daysAgo: 24,
        at: '10:50',
        text: '电话打过去，还是那句有需要联系你。问这事谁定，他讲好几个人一起商量。感觉没把咱们放进名单里。',
      },
    ],
  },
]
