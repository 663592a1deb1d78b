import type { Track } from './track.ts'

/** What to say when the listener has to report upwards, or says it is not theirs to decide. */
export const authTracks: Track[] = [
  {
    id: 'auth-clarify',
    objection: 'AUTH',
    strategy: 'clarify',
    name: '照上一回把流程画出来',
    opening: '这么说后面还有几道手续。能不能请{称呼}讲讲，差不多大的项目，上一回是谁提、谁审、谁签的字？',
    handling:
      '我不是要绕开您去找人，正相反，是怕不懂规矩乱跑，给您添麻烦。每一关看的东西不同，我照顺序备料，您往上递也省事。',
    nextStep: '现在花五分钟，您说我画，把几关和大概的日子标上，画完请您看看漏了谁。',
    avoid: '一张口就要人引见领导，对方会觉得自己只是块跳板，往后连消息都不给你。',
    evidence: ['空白的审批流程图', '各环节常要的材料清单'],
    listeners: ['EB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'auth-evidence',
    objection: 'AUTH',
    strategy: 'evidence',
    name: '写一页他能照着讲的',
    opening: '往上汇报，{称呼}讲一句顶我讲十句。我来写一页纸，您拿着就能讲。',
    handling:
      '领导常问的无非三句：为什么现在做，为什么这么做，出了岔子谁管。我按这三句写，用单位内部的口气，宣传话一句不放。哪句讲着别扭，您划掉就是。',
    nextStep: '您告诉我哪天汇报，我提前三天把稿子送来，给您留出改的工夫。',
    avoid: '塞一本彩页请人转交没有用，没人替你翻译，传到领导那里只剩一个价格。',
    evidence: ['一页汇报稿', '价格和范围说明附件', '可核实的案例出处'],
    listeners: ['EB', 'UB', 'COACH', 'OTHER'],
  },
  {
    id: 'auth-advance',
    objection: 'AUTH',
    strategy: 'advance',
    name: '您主持我答疑开个短会',
    opening: '技术上的追问让{称呼}在中间传话太累，传走了样还要您担着。不如约个短会，您主持，我来答。',
    handling:
      '议程您定，讲什么、不讲什么我照办。我讲十分钟，剩下的时间都留给领导提问；当场答不了的记下来，会后书面补。',
    nextStep: '劳您问问领导下周哪天能腾出半小时，定了日子，我这边的技术负责人一起到。',
    avoid: '背着他自己去约领导，话传回来，原本肯帮忙的人也会不作声。',
    evidence: ['半小时会议议程', '问题与答复的书面记录'],
    listeners: ['UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'auth-clarify-user',
    objection: 'AUTH',
    strategy: 'clarify',
    name: '不请拍板只听好不好用',
    opening: '采购不归{称呼}管，我明白，今天也不请您表态买不买。好不好用，天天上手的人说得准，我想听这个。',
    handling: '您只讲用的时候哪一步耽误工夫，换成什么样才叫顺手。报不报、怎么报，我走该走的渠道，不借您的名头说话。',
    nextStep: '这周给我二十分钟，我看您操作一遍，边看边记，记完念给您听，错了当场改。',
    avoid: '逼使用人表态支持谁，他怕惹上选边站的嫌疑，连真话都会收回去。',
    evidence: ['现场观察记录表'],
    listeners: ['UB'],
  },
  {
    id: 'auth-advance-eb-meeting',
    objection: 'AUTH',
    strategy: 'advance',
    name: '请他定由哪个部门提',
    opening: '大额的事上会定，这是规矩。想请{称呼}给个方向：这个议题由哪个部门来提比较顺？',
    handling:
      '业务部门提，会上问的是需不需要；技术部门提，问的是合不合标准。口子定下来，我跟那个部门把功课做足，会上您看结论就行，用不着替我们解释。',
    nextStep: '请您这两天指定对口的部门和人，我先去对接，会前一周把材料目录报您过目。',
    avoid: '请领导“帮忙打个招呼”是给他出难题，集体决策的事，他先表了态反而不好办。',
    evidence: ['上会材料目录', '议题摘要初稿'],
    listeners: ['EB'],
  },
  {
    id: 'auth-evidence-checker',
    objection: 'AUTH',
    strategy: 'evidence',
    name: '给把关人一份符合性表',
    opening: '定不定由领导，合不合格由{称呼}把关。您要写意见，依据我来备齐。',
    handling:
      '我按您的标准逐条列，一条对一份原件：检测报告、证书、说明书页码。有偏离的单独标红，写明差在哪里，您怎么写意见都站得住脚。',
    nextStep: '把您用的审核标准或者检查项发我，四个工作日内表和附件一起交，您抽查哪条我配合哪条。',
    avoid: '求把关人“高抬贵手”或者替他写好结论，他签的字要负责，这样只会换来更严的审。',
    evidence: ['逐条符合性对照表', '检测报告和证书原件', '偏离项说明'],
    listeners: ['TB'],
  },
]
