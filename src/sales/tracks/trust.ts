import type { Track } from './track.ts'

/** What to say when the customer does not know us, or finds our references too few. */
export const trustTracks: Track[] = [
  {
    id: 'trust-clarify',
    objection: 'TRUST',
    strategy: 'clarify',
    name: '问他以前吃过什么亏',
    opening: '没打过交道，谨慎点应该的。{称呼}以前是不是碰上过什么：东西不扛用，出事找不着人，还是供货的公司半路没了？',
    handling:
      '东西好坏，拿去测；找不找得到人，可以把负责人和替补写进合同来谈；公司怎么样，有工商和财务材料可查。哪样您看得重，我先补哪样，不搬一摞证书来凑数。',
    nextStep: '您点出一样，三天内我把对应的材料送来，请谁来核都行。',
    avoid: '背公司简介、数获奖名单都答非所问，人家问的是会不会出事。',
    evidence: ['公司公开登记和财务材料', '服务人员名单和替补安排', '检测报告'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'trust-evidence',
    objection: 'TRUST',
    strategy: 'evidence',
    name: '让老用户自己跟他说',
    opening: '自家的好话，{称呼}听听就算了。我列几家用户，您随便挑，挑中谁我去征得谁同意，您直接打电话。',
    handling:
      '电话里我不在场。您专拣不顺的问：安装拖没拖，坏了几天有人来，合同以外收没收过钱。规模或者行业跟您差得远的，我事先注明，免得您白打。',
    nextStep: '名单这周给您，您选两家，下周打完我再来，听您说哪句不放心。',
    avoid: '没有同类案例就承认没有，拿沾边的充数一问就穿；没经人家同意也不能报老用户的联系方式。',
    evidence: ['已征得同意的用户名单', '每家的规模和上线时间说明'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'trust-advance',
    objection: 'TRUST',
    strategy: 'advance',
    name: '先给件小活看做事',
    opening: '信不信得过，干一回就知道。{称呼}给我们一件小事试手，做砸了，后头的不用谈。',
    handling:
      '挑您本来就要办、砸了也不伤筋动骨的：比对一批样品，查一遍现场，核一段数据。怎样算做好，动手前由您写，到期按那张纸验收。',
    nextStep: '您这周写三条要求，定了以后十天内我交结果，交的时候请使用的同事在场。',
    avoid: '随口许“不满意就退”，这类条件没批过就是空头支票，头一件小事就先丢了信用。',
    evidence: ['试做任务单', '交付人员的简历', '验收记录表'],
    listeners: ['UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'trust-evidence-newenergy',
    objection: 'TRUST',
    strategy: 'evidence',
    name: '照准入清单逐关过审',
    opening: '进合格供方名录，该过几关就过几关，我们不求破例。请{称呼}把准入清单给我，我先自查一遍。',
    handling:
      '自查分三列：有的附原件，缺的写明何时补，补不上的现在就讲。到审厂那天，从来料到出货的追溯记录都摊开，质量工程师抽到哪批就查哪批。',
    nextStep: '收到清单和审厂检查表后，一周内交自查结果，审厂日子由您那边排。',
    avoid: '“先供货，资质后面补”这话出口就完了，出了质量问题要按批次往回追，质量部门不敢接。',
    evidence: ['体系证书和近期审核报告', '批次追溯记录样本', '样品检测报告'],
    listeners: ['TB', 'OTHER'],
    industries: ['新能源', '汽车', '半导体'],
  },
  {
    id: 'trust-advance-eb',
    objection: 'TRUST',
    strategy: 'advance',
    name: '先谈好万一怎么收场',
    opening: '站在{称呼}的位置，我也会想：万一这家半路掉链子，我怎么收场？今天咱们就先谈这个。',
    handling:
      '有三处可以落到纸上商量：数据和图纸归您，能导出带走；文档和备件移交到您手里；款分段付，一段验过再走一段。真要换人来接，也接得下去。',
    nextStep: '请法务和业务各出一位，下周坐一个小时，把退出条款先起草出来。',
    avoid: '拍着胸脯说“您放心”，拍板人听的是退路，没有退路的放心他不敢要。',
    evidence: ['退出与移交条款草稿', '分段验收付款表'],
    listeners: ['EB'],
  },
]
