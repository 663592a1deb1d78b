import { type Case, wan } from './case.ts'

/** 周启明's open deals: factories that want their production under control, and one that does not yet. */
export const zhousOpenCases: Case[] = [
  {
    number: 6,
    name: '产线MES',
    facts: {
      customer: '启衡精密',
      region: '昆山',
      industry: '机械',
      product: 'MES',
      stage: 'solution',
      amount: wan(180),
      quote: wan(186),
      competitors: ['SAP', '鼎捷'],
    },
    contacts: [
      { name: '孙经理', title: '经理', dept: '生产', role: 'UB', stance: 'support', touched: true },
      { name: '曹经理', title: '经理', dept: 'IT', role: 'TB', stance: 'oppose', touched: true },
      { name: '陶总', title: '总经理', role: 'EB', touched: false },
    ],
    objections: ['FUNC'],
    visits: [
      {
        daysAgo: 44,
        at: '14:00',
        text: '今天在启衡车间转了一下午，孙经理拉着我看他们的工单，一张纸从下料传到检验，传丢了就得全厂找，他说上个月为找一张单停了半条线。',
      },
      {
        daysAgo: 27,
        at: '10:00',
        text: '演示那天来了六个人，生产那边都点头，IT的曹经理一直问能不能跟财务那套对上，说集团用的SAP，再上一套他不好交代。鼎捷也讲过一轮了。报价先给了一百八十六万。',
      },
      {
        daysAgo: 8,
        at: '16:30',
        text: '曹经理发来一张差异表，二十三条里四条写我们做不到，其实两条配得出来，另外两条真要开发。孙经理催我赶紧回，陶总还没露过面，说是人在国外的厂。',
      },
    ],
  },
  {
    number: 7,
    name: '二期MES',
    facts: {
      customer: '泰岭隔膜',
      region: '张家港',
      industry: '新能源',
      product: 'MES',
      stage: 'need',
    },
    contacts: [
      { name: '严工', dept: '工艺', role: 'UB', stance: 'support', touched: true },
      { name: '戴部长', title: '部长', dept: '设备部', role: 'TB', stance: 'neutral', touched: true },
    ],
    next: { inDays: 5, what: '二期现场调研' },
    visits: [
      {
        daysAgo: 16,
        at: '15:20',
        text: '张家港这家做隔膜的刚融完资，二期厂房顶都封了，严工说系统的事还没人管，他自己先找几家聊聊，多少钱没说，我也没追着问。',
      },
      {
        daysAgo: 5,
        at: '10:40',
        text: '戴部长露面了，设备联网的协议清单给了一半，另一半要等设备厂家。他就关心断了网线会不会停。说好过几天进二期做调研。',
      },
    ],
  },
  {
    number: 8,
    name: '质量追溯',
    facts: {
      customer: '汉泊汽车电子',
      region: '芜湖',
      industry: '汽车',
      dept: '质量部',
      product: '质量追溯系统',
      stage: 'budget',
      amount: wan(236),
      budget: wan(230),
      budgetState: 'approved',
      quote: wan(236),
      procurement: '邀标',
      competitors: ['用友'],
      milestone: 'POC通过',
    },
    contacts: [
      { name: '尹副总', title: '副总', role: 'EB', touched: true },
      { name: '罗经理', title: '经理', dept: '质量部', role: 'UB', stance: 'support', touched: true },
      { name: '小贺', dept: '质量部', role: 'COACH', stance: 'support', touched: true },
      { name: '沙经理', title: '经理', dept: 'IT', role: 'TB', stance: 'neutral', touched: true },
    ],
    next: { inDays: 4, what: '交邀标应答文件' },
    visits: [
      {
        daysAgo: 70,
        at: '09:20',
        text: '汉泊要过主机厂的审，追一颗料要两天，主机厂给的线是四小时。尹副总开会把话撂那儿了，审厂之前必须上。',
      },
      {
        daysAgo: 41,
        at: '17:00',
        text: 'POC在三线跑了两周，从成品倒查到来料批次三分多钟就出来了，罗经理当场拍了视频发他们群里。',
      },
      {
        daysAgo: 18,
        at: '11:20',
        text: 'POC结论签下来了。小贺讲预算批的是两百三，用友也在邀请名单里，不过他们没碰过焊接这道工序。',
      },
      {
        daysAgo: 3,
        at: '15:10',
        text: '尹副总叫我去办公室，问上线要停几天线，我说分三个周末切，一条一条来，他记在本子上了。IT沙经理要我把接口文档补全，随应答文件一起交。报的两百三十六，超一点点，罗经理说他去解释。',
      },
    ],
  },
  {
    number: 9,
    name: '排产系统',
    facts: {
      customer: '朗坤针织',
      region: '绍兴',
      industry: '纺织服装',
      product: '排产系统',
      stage: 'lead',
      amount: wan(40),
    },
    contacts: [{ name: '金厂长', title: '厂长', role: 'EB', stance: 'neutral', touched: true }],
    objections: ['NEED'],
    visits: [
      {
        daysAgo: 41,
        at: '10:30',
        text: '朗坤的金厂长是朋友介绍的，厂不大一百来号人，排单靠白板，他说用了二十年没出过大错，折腾啥。',
      },
      {
        daysAgo: 34,
        at: '14:20',
        text: '又去坐了坐喝了两杯茶，问他上个月返工多少，他说没统计。看得出不疼，先放着，隔阵子打个电话。',
      },
    ],
  },
  {
    number: 10,
    name: '生产管理软件',
    facts: {
      customer: '禾岳半导体',
      region: '合肥',
      industry: '半导体',
      dept: '制造部',
      product: '生产管理软件',
      stage: 'contract',
      amount: wan(320),
      budget: wan(330),
      budgetState: 'approved',
      quote: wan(320),
      procurement: '邀标',
      competitors: [],
    },
    contacts: [
      { name: '骆总', title: '副总裁', role: 'EB', stance: 'neutral', touched: true },
      { name: '单经理', title: '经理', dept: '制造部', role: 'UB', stance: 'support', touched: true },
      { name: '阮总监', title: '总监', dept: 'IT', role: 'TB', stance: 'neutral', touched: true },
    ],
    objections: ['PAYMENT'],
    next: { inDays: 2, what: '回复付款方案' },
    visits: [
      {
        daysAgo: 58,
        at: '16:00',
        text: '现场验证收尾，制造部单经理提的十一条改完了十条，剩下一条他自己划掉了，说当初写多了。',
      },
      {
        daysAgo: 23,
        at: '09:50',
        text: '中选通知书到手，三百二十万。阮总监要我们把数据备份和权限审计单独写一章，已经补给他。',
      },
      {
        daysAgo: 2,
        at: '18:00',
        text: '合同就剩付款一条，骆总要三四三，咱们报的是五三二，差的就是上线那一段。两边法务别的都没意见，我回来写了申请等公司批。',
      },
    ],
  },
]
