import type { Track } from './track.ts'

/** What to say when what they have is good enough. */
export const needTracks: Track[] = [
  {
    id: 'need-clarify',
    objection: 'NEED',
    strategy: 'clarify',
    name: '从一次返工问起',
    opening: '能用就没必要为换而换。我只问{称呼}一件小事：近半年里，有没有哪回因为它，大家加了班，或者把活重做了一遍？',
    handling:
      '想得起来，咱们就聊那一回：隔多久来一次，谁去补，补一次要多大工夫。想不起来，说明眼下这块不急，我不硬推，您顾着的是哪一块，我回去准备那一块。',
    nextStep: '您想起哪一回，告诉我当时是谁在处理，这周我去请教他二十分钟。',
    avoid: '挑现有东西的毛病要小心，那套多半是他当年选的，挑一处就是否定他一次。',
    evidence: ['访谈提纲', '空白的事件记录表'],
    listeners: ['UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'need-evidence',
    objection: 'NEED',
    strategy: 'evidence',
    name: '先记一周现状再说',
    opening: '够不够用，你我嘴上说的都是印象。{称呼}要是不反对，咱们记一个星期，看记录怎么讲。',
    handling:
      '就记三样：等了多长时间、错了几次、手工补了几回，每天花不了五分钟。记下来挺好，这份台账您留着用；记下来不好看，改不改仍旧由您。',
    nextStep: '下周一开始，表格我今天就送来；周五下班前我来一趟，和您对着结果看。',
    avoid: '结果没出来就预告结论，记录的人会觉得是在替你凑数，这一周就白记了。',
    evidence: ['一周记录表', '填写说明一页'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'need-advance',
    objection: 'NEED',
    strategy: 'advance',
    name: '约好什么信号再来谈',
    opening: '那今天不谈买。我跟{称呼}约个信号：出现什么情况，您会觉得该重新看一看？',
    handling:
      '业务量上了台阶、维保快到期、检查提了新要求，都算，您挑一个。信号没来，我不催；来的时候，选型该看哪几条您手里已经有了，不必从头摸。',
    nextStep: '信号定好，这周我把选型要点发来；三个月后我打一个电话，只问它到没到。',
    avoid: '嘴上说不急，隔几天又来推销，约定就成了空话，下次连门都不好进。',
    evidence: ['不带品牌的选型要点', '现有设备或系统的维保到期日'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'need-evidence-peer',
    objection: 'NEED',
    strategy: 'evidence',
    name: '去同岗位那里看半小时',
    opening: '听我讲，不如看人干。我想请{称呼}去一个跟您岗位相同的人那里，站旁边看他忙半小时。',
    handling: '我只管牵线、定时间，人家怎么说我不插嘴，好的坏的您随便问。看完觉得跟现在差别不大，这事咱们就放下。',
    nextStep: '您给我两个能走开的半天，下周内我跟对方约好，路上的安排按贵单位的规定来。',
    avoid: '挑一家条件好出一大截的样板去看，人家回来只会说“我们学不了”。',
    evidence: ['已同意接待的同岗位用户', '看现场时的提问单'],
    listeners: ['UB', 'COACH'],
    stages: ['solution', 'budget'],
  },
  {
    id: 'need-clarify-eb',
    objection: 'NEED',
    strategy: 'clarify',
    name: '拿明年的指标往回推',
    opening: '眼下够用，我不跟{称呼}争。我想问的是明年：压到这块业务上的指标，照现在的干法，够得着吗？',
    handling:
      '够得着，维持现状就是个好决定，还省钱。够不着，差的那段打算加人、加班还是换办法，三条路都可以摊开算。我先听，没带方案来。',
    nextStep: '请您让管这块指标的同事跟我谈一次，下周半小时，谈完我写一页给您看。',
    avoid: '用“同行都上了”来压拍板人，他关心的是自己的指标，不是别人的进度。',
    evidence: ['指标与现有产能的对照空表', '三种做法的费用构成'],
    listeners: ['EB'],
  },
  {
    id: 'need-advance-line',
    objection: 'NEED',
    strategy: 'advance',
    name: '挑一道工序小范围试',
    opening: '线跑得稳，谁都不想动它。请{称呼}挑一道常叫人头疼的工序，别处都不碰，只在那里试。',
    handling:
      '动手前先写好试验单：看哪几个数、跑几个班次、出异常怎么退回原样。数由班组来记，我们的人守在旁边。到期照单子看，没达到就按写好的办法撤场。',
    nextStep: '这周跟工艺和班长定下工序和停机窗口，下周把试验单送来会签。',
    avoid: '一开口就谈整线替换，生产的人先想到的是停产，后面说什么都听不进。',
    evidence: ['试验单样本', '异常退回步骤', '现场安全作业资料'],
    listeners: ['UB', 'TB'],
    industries: ['机械', '汽车', '电子', '新能源', '半导体', '化工', '钢铁有色', '纺织服装', '快消'],
  },
]
