import type { Track } from './track.ts'

/** What to say when there is no money this year, or it was not granted. */
export const budgetTracks: Track[] = [
  {
    id: 'budget-clarify',
    objection: 'BUDGET',
    strategy: 'clarify',
    name: '问清没报没批还是挪走',
    opening: '预算这块请{称呼}给我讲讲：是今年没列进去，报了没批，还是批了以后先给了别的项目？',
    handling:
      '没列的话，我照下一轮申报的日子备料。报了没批，我想知道审的人嫌金额大还是嫌理由弱。挪走了，就等那个项目收尾。弄明白了，我也省得三天两头来打扰。',
    nextStep: '这周劳您问一句财务，下次申报几号截止、材料交给谁，我按那个日子倒着准备。',
    avoid: '追着问“到底有多少钱”，或者劝人从别的科目凑，等于让对方替你担合规的风险。',
    evidence: ['申报所需材料的常见清单', '记录申报节点的空日程表'],
    listeners: ['UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'budget-evidence',
    objection: 'BUDGET',
    strategy: 'evidence',
    name: '写一页不做的代价',
    opening: '排预算，是几个项目摆在一块比理由。{称呼}看这样行不行：先写一页纸，说清这事不做会怎样，才好拿去跟别的比。',
    handling:
      '这页纸我跟您一块写，只用贵单位自己的记录：多花的工时、返工、投诉、停机。查不到数的地方空着。短一点不要紧，要紧的是财务问出处时答得上来。',
    nextStep: '请您先找出近三个月的相关台账，我下周来半天，走的时候把初稿留下。',
    avoid: '行业平均值顶不了对方自己的数，审预算的人张口就会问这数是哪儿来的。',
    evidence: ['一页纸的空白提纲', '客户自己的台账', '数据出处记录表'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'budget-advance',
    objection: 'BUDGET',
    strategy: 'advance',
    name: '先做不花预算的那段',
    opening: '钱没下来，采购当然不能动。不过看现场、理需求、定指标都用不着花钱，{称呼}愿意的话，这一段可以先走。',
    handling:
      '这些事留到钱到位再做，年内能不能花出去都难说。现在做完，批复那天您手上就有一份能往下走的材料。它写的是您的需要，换哪家来做都用得上。',
    nextStep: '下周定半天，我带工程师来看一遍，五个工作日内把现状和需求清单交给您。',
    avoid: '千万别出主意把项目拆小来绕采购限额，那是违规，查下来担责的是客户。',
    evidence: ['现场勘查提纲', '需求清单样表'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'budget-advance-government',
    objection: 'BUDGET',
    strategy: 'advance',
    name: '备好下一轮申报底稿',
    opening: '财政资金按年安排，今年没列，我不让{称呼}为难。想打听一下，单位里收明年的项目大概从哪个月开始？',
    handling:
      '立项依据、绩效目标、费用测算，我可以照公开文件和您给的现状先起底稿。您改成单位的口径再报，需求写功能，不写牌子，评审和审计都看得过去。',
    nextStep: '把往年的申报表样发我一份，两周内底稿送来，您看哪些能用、哪些要重写。',
    avoid: '不要请对方把我方参数写成门槛，也不要鼓动年中挤别的项目的钱，财政资金每一笔都要经得起查。',
    evidence: ['相关公开政策文件和文号', '项目申报书底稿', '费用测算明细'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
    industries: ['政府', '教育'],
  },
  {
    id: 'budget-clarify-eb',
    objection: 'BUDGET',
    strategy: 'clarify',
    name: '请拍板人讲排序标准',
    opening: '钱先给谁，是{称呼}在排。我不打听有多少，只想知道今年排在前头的那几件事，凭的是什么标准。',
    handling:
      '看回收期，我就把回收期算给您；看安全和合规，我换一套材料。真排不上也请直说，我过一阵再来，不占您的时间。',
    nextStep: '这周或下周请给我一刻钟，您讲标准我来记，回去照它改完方案再送到您手上。',
    avoid: '跟拍板人哭穷、讲交情都没用，他手里是一堆要钱的项目，听不到标准就不会换位置。',
    evidence: ['一页方案摘要', '按回收期和按风险两种写法的对照'],
    listeners: ['EB'],
  },
  {
    id: 'budget-evidence-review',
    objection: 'BUDGET',
    strategy: 'evidence',
    name: '替立项会备好追问',
    opening: '材料已经在走立项，会上财务、审计会怎么追问，{称呼}比我有数。容易被问住的那几条，能不能先给我？',
    handling:
      '一条追问配一个答案、一份出处，写在同一页上。答不了的我提前讲明，您好决定是补材料还是缩范围，总好过到会上才发现缺一块。',
    nextStep: '您列五条以内发我，会前一周我把问答稿交回来，留出时间给您改。',
    avoid: '替客户夸大效益去过会，批下来以后考核的就是那个数，到时候难堪的是替你汇报的人。',
    evidence: ['立项问答稿', '测算依据和出处', '同类项目的公开成交公告'],
    listeners: ['UB', 'TB', 'COACH'],
    stages: ['budget'],
  },
]
