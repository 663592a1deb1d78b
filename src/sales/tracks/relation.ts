import type { Track } from './track.ts'

/** RELATION 认老供应商: learn what the incumbent does well, show what one source costs, or take new work nobody holds yet. */
export const relationTracks: Track[] = [
  {
    id: 'relation-clarify',
    objection: 'RELATION',
    strategy: 'clarify',
    name: '请教老供应商好在哪',
    opening: '合作这么多年总有道理，想请{称呼}讲讲，老供应商哪两件事做得让您省心？',
    handling:
      '省心的地方我照着学，学不来的不硬往上凑。顺带还想听一句，哪件事您提过几回，到现在也没解决。我能接的要是只有那一件，就从那一件谈起，不动您原来的盘子。',
    nextStep: '请您今天挑一件老没解决的，下周三我带做法来，只讲这一件。',
    avoid: '别数落老供应商，人是他选的，你每踩一句都是在说他看走了眼。',
    evidence: ['两栏的谈话记录纸：省心的、没解决的', '能现场答疑的技术同事联系方式'],
    listeners: ['UB', 'TB', 'OTHER', 'COACH'],
  },
  {
    id: 'relation-evidence',
    objection: 'RELATION',
    strategy: 'evidence',
    name: '算算断一次怎么接',
    opening: '换不换先放一边，请{称呼}看一张表：原来那家哪天临时顶不上，您有几天缓冲，谁能接手？',
    handling:
      '表是空的，数由贵方填，我只补一列：我们接得住哪几处、要准备多久、还缺什么。缓冲够长，那您不用急；要是有几处一断就停，提前验证过的备份比临时找人稳。老伙伴的份额您说了算。',
    nextStep: '请一线的同事这周填出三处断不得的环节，下周二我带对应的资料来。',
    avoid: '别拿断供吓唬人，也别编同行出事的故事，对方一问细节就答不上。',
    evidence: ['环节、缓冲、替补三列的空白表', '我方可接手环节的准备时间与缺项说明'],
    listeners: ['EB', 'TB', 'UB'],
  },
  {
    id: 'relation-advance',
    objection: 'RELATION',
    strategy: 'advance',
    name: '从新冒出的活儿切入',
    opening: '老业务照旧给老伙伴，我想请{称呼}看看，今年新冒出来的活儿里，有没有一件还没定给谁？',
    handling:
      '新的这块没有历史牵扯，我们干得好坏一眼看得出，干砸了也不连累原来的。要跟老供应商接口的地方，我们自己去对，不让您夹在中间传话。做完照您的标准打分，分不够就到此为止。',
    nextStep: '请您月底前给一件还没定的小项，收到后五天内我交一页做法和人员名单。',
    avoid: '别打着小项的旗号低价抢进来再图大单，对方看得穿，老供应商也会说你搅局。',
    evidence: ['一页纸的小项目做法样式', '接口对接和责任划分的说明'],
    listeners: ['UB', 'OTHER', 'EB', 'COACH', 'TB'],
  },
  {
    id: 'relation-clarify-executive',
    objection: 'RELATION',
    strategy: 'clarify',
    name: '请教他怎么看独家',
    opening: '具体用谁我不多嘴，想请教{称呼}的是另一层：要紧的东西长期靠一家，您心里有没有个限度？',
    handling:
      '有的单位要求关键品类留备份，有的看重长期合作换来的条件，谈不上谁对谁错。您看重备份，我去找使用部门谈验证；您看重长期，我就等新项目，不来反复打扰。我只想知道劲儿该往哪边使。',
    nextStep: '请您这周点一位管供应商策略的同事，我去听他半小时的要求，听完给您回一句话。',
    avoid: '别在一把手面前告老供应商的状，两边的交情你看不全，话很快就传回去。',
    evidence: ['我方适合做备份的品类范围', '希望请教的三个问题，写成一页'],
    listeners: ['EB'],
  },
  {
    id: 'relation-advance-second-source',
    objection: 'RELATION',
    strategy: 'advance',
    name: '先过验证，份额后谈',
    opening: '份额今天不谈，想请{称呼}让我们按规程走一遍样件验证，过没过都留下数据。',
    handling:
      '样件数量、检测项目、占用产线的时段听贵方规程，费用怎么分，开工前书面说好。过了进备选名录，原来那家照供；没过，失效原因写清楚，我们改版再送。多一份验证报告，断供预案里就多一条能走的路。',
    nextStep: '请质量工程师一周内给出验证规程和送样窗口，我们照窗口送件。',
    avoid: '别一边送样一边催定点，也别拿没改完的样件碰运气，一条失效记录会跟你很久。',
    evidence: ['样件自检报告和材料证明', '验证计划与费用分担的书面稿'],
    listeners: ['TB', 'UB', 'EB', 'OTHER', 'COACH'],
    industries: ['汽车', '机械', '电子', '半导体', '新能源'],
  },
]
