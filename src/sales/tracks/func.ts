import type { Track } from './track.ts'

/** What to say when a function is missing or a figure falls short. */
export const funcTracks: Track[] = [
  {
    id: 'func-clarify',
    objection: 'FUNC',
    strategy: 'clarify',
    name: '问这条指标用在哪里',
    opening: '这条我记下了。想请{称呼}讲讲，它在您这里用在什么场合，一个月能碰上几回？',
    handling:
      '我不是说它不该要，是怕数字凑上了，用法却没对上。天天要用，就得正面解决；偶尔碰一次，兴许另有办法；标准里写死的，照标准来，没得商量。',
    nextStep: '这周请您带我看一次实际场景，看完两天内给书面答复：能做、做不了，或者怎么改。',
    avoid: '当场一句“可以定制”说着痛快，研发没点过头，到验收那天就成了违约。',
    evidence: ['指标与使用场合记录表', '产品正式参数表'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'func-evidence',
    objection: 'FUNC',
    strategy: 'evidence',
    name: '拿他的样本当面测',
    opening: '纸面上差一点，到现场差多少，测了才知道。样本和合格线都由{称呼}定，我们当面跑一轮。',
    handling:
      '容易的样本少拿，刁钻的多拿。您的人全程看着，原始数据当场留一份给您。没过的项目我不辩解，先照原样写进结果里，再谈怎么补。',
    nextStep: '这周把样本和合格线写好，下周找半天测完，记录上两边的人都签字。',
    avoid: '只演示拿手的几项，或者拿实验室的数比现场，换个环境露了馅，再翻身就难了。',
    evidence: ['测试方案和记录表', '可带到现场的样机或测试环境', '以往检测报告原件'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'func-advance',
    objection: 'FUNC',
    strategy: 'advance',
    name: '缺的分三栏逐条定',
    opening: '不满足的地方，请{称呼}一次列全。咱们分三栏：非有不可、可以晚些、可以换种做法。',
    handling:
      '非有不可的，我找研发要句准话，做不了就明说，不耽误您另做打算。可以晚些的，写清版本和验法。可以换的，演示另一种做法给您看。三栏分完，这事有没有谈头一眼就清楚。',
    nextStep: '空表明天发您，请三天内和使用的同事填好，我再用三天逐条回复，一条不留空。',
    avoid: '表里含糊写个“支持”，或者劝人把必需的降一级，省下的口舌日后都变成扯皮。',
    evidence: ['三栏需求表', '研发出具的书面答复', '版本计划的公开部分'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'func-clarify-bidding',
    objection: 'FUNC',
    strategy: 'clarify',
    name: '走澄清渠道问参数依据',
    opening:
      '文件里这条我们有偏离，偏离表会照实填。有一处看不准的，想按澄清程序请教{称呼}：它依据的是哪项标准或者用途？',
    handling:
      '国标行标里规定的，不够就是不够，投不投我们自己掂量。写法有两种理解的，我们书面提问，由招标方统一答复各家。私底下的答案我不问，也不让您为难。',
    nextStep: '澄清函我今天写好，在文件规定的截止日前递交，请您告知接收的渠道和联系人。',
    avoid: '私下请人改参数，或者偏离了却填“无偏离”，轻则废标，重则进不良记录。',
    evidence: ['招标文件相应条款', '澄清函', '如实填写的偏离表'],
    listeners: ['TB', 'OTHER'],
    stages: ['bidding'],
  },
  {
    id: 'func-evidence-user',
    objection: 'FUNC',
    strategy: 'evidence',
    name: '照岗位一天的活走一遍',
    opening: '功能表先搁一边。请{称呼}挑一个岗位、一个平常的日子，从上班到交班做哪些事，我拿产品一步一步跟着走。',
    handling:
      '走不通就停下，贴一张条子。走完数条子：真缺功能的我带回去，不熟练的当场练，流程不一样的，您说改人还是改机器。',
    nextStep: '明后天挑个不忙的下午，一个半小时走完，条子拍照各存一份。',
    avoid: '一页页念功能介绍，用的人听着与己无关，还会随口再添几条自己也用不上的要求。',
    evidence: ['演示环境', '该岗位一日工作流程草图', '问题条子汇总表'],
    listeners: ['UB', 'COACH', 'OTHER'],
    stages: ['contact', 'need'],
  },
  {
    id: 'func-evidence-rival',
    objection: 'FUNC',
    strategy: 'evidence',
    name: '两家指标放到同一口径',
    opening: '要是跟{竞品}比，这一项的数字让{称呼}犹豫，咱们先把各自的测试条件摆齐，再看差多少。',
    handling:
      '温度、负载、样本多少、取平均还是取峰值，写在一张纸上，请两家都照着填、都盖章。填完仍有差距，那就是真差距，它对您的用途有多大影响，我照实说，取舍归您。',
    nextStep: '口径表我后天送来，请您转给各家，一周内收齐，收齐了咱们一起看。',
    avoid: '说对方参数虚标，等于让把关的人替你去得罪人，没有检测报告更成了诋毁。',
    evidence: ['测试条件口径表', '盖章的参数确认书', '第三方检测报告'],
    listeners: ['TB', 'EB', 'OTHER'],
    stages: ['budget'],
  },
]
