import type { Track } from './track.ts'

/** SERVICE 售后有意见: hear the grievance out, lay our own service record open, or make service enforceable. */
export const serviceTracks: Track[] = [
  {
    id: 'service-clarify',
    objection: 'SERVICE',
    strategy: 'clarify',
    name: '听完经过记成一张单',
    opening: '听说{称呼}对售后有看法，我今天不带解释来，只想听全：是我们哪回没做好，还是从别处听来的？',
    handling:
      '您亲身碰上的，我记三样：哪天报的修，中间谁回过话，耽误了什么；听来的，我去把那一单的底查清。记完我念一遍，有错您改。这张单以后由我拿着，您不用再从头讲给下一个人听。',
    nextStep: '记录我今天下班前发您核对，请您回一句“属实”，明天我亲手交到售后负责人那里。',
    avoid: '别抢着说“那是以前的同事”“系统早派单了”，对方听到的只有推脱。',
    evidence: ['跟这家客户有关的报修工单和回访记录', '一张空白的情况记录单'],
    listeners: ['UB', 'TB', 'OTHER', 'COACH', 'EB'],
  },
  {
    id: 'service-evidence',
    objection: 'SERVICE',
    strategy: 'evidence',
    name: '摊开原始工单请他翻',
    opening: '服务行不行我说了不算，我把原始工单打了出来，难看的也没抽走，请{称呼}随手翻。',
    handling:
      '每条写着几点报的、几点到的、修没修好、有没有返工。拖得久的划了线，旁边是售后写的原因和改法。哪一单跟您知道的不一样，当场指出来，讲不清的算我们欠您一个说法。',
    nextStep: '这周请使用部门派一位同事，跟我翻上半小时，疑问逐条记下，双方各留一份。',
    avoid: '别只带锦旗和满意度分数，专挑好看的给人看，那次没处理好的事反而更刺眼。',
    evidence: ['该客户的全部工单，含超时和返修；还没合作过的，带同地区隐名的', '售后部门签字的原因分析与改进记录'],
    listeners: ['TB', 'UB', 'EB'],
  },
  {
    id: 'service-advance',
    objection: 'SERVICE',
    strategy: 'advance',
    name: '把服务改成可考核条款',
    opening: '光听我讲以后会好，换我坐{称呼}这个位子也不信，咱们把服务写成能查、能扣的条款。',
    handling:
      '响应时间从哪一刻算、备件放在哪、工程师固定是谁、没做到怎么扣，都进合同附件。数字要售后部门认下来才作数，所以我请他们负责人来谈，不替他们答。往后您按条款考核，不用靠跟我的交情。',
    nextStep: '请您本周列三条非有不可的服务要求，下周二我陪售后负责人来逐条答复。',
    avoid: '别自己开口许响应时限、送维保年限，售后没认的数字一落空，就是又一桩投诉。',
    evidence: ['售后部门可承接的服务等级附件', '备件库和驻点工程师的分布说明'],
    listeners: ['UB', 'TB', 'OTHER', 'COACH'],
  },
  {
    id: 'service-advance-executive',
    objection: 'SERVICE',
    strategy: 'advance',
    name: '请售后负责人当面交代',
    opening: '事情惊动到{称呼}，说明我们底下没处理好，我想请公司管售后的负责人当面来交代一次。',
    handling:
      '他来只讲原因查到哪、哪些已经改了、没改完的在谁手里。那天我不谈生意，您听着不够，当场点出来。以后遇上同类情况怎么直接找到他，也请您定个方式。',
    nextStep: '请秘书在两周内给半小时，来的人和汇报提纲我提前三天送到。',
    avoid: '别让大领导空着手来道歉：拿不出原因和整改表，见了面更坐实没人管。',
    evidence: ['一页原因与整改进度表', '售后升级联系路径，写到姓名和职务'],
    listeners: ['EB'],
  },
  {
    id: 'service-advance-renewal',
    objection: 'SERVICE',
    strategy: 'advance',
    name: '先销掉投诉再谈签字',
    opening: '续约也好、新单也好，{称呼}先不用表态，那条投诉没销掉，我不来催签字。',
    handling:
      '我想按这个顺序走：遗留的毛病修完，贵方用的人签字认了，再坐下谈条件。新文本里单开一条，写这回暴露的问题今后怎么防。要是签字那关没过，合同就往后放，我跟公司也这么交代。',
    nextStep: '请您指定一位签字认可的同事，本周内一起列出遗留清单，逐条销完再约谈合同。',
    avoid: '别拿折扣换客户不提投诉：毛病还在，下回他就带着记录换供应商了。',
    evidence: ['投诉遗留问题清单和销项签字栏', '针对这次问题的预防条款草稿'],
    listeners: ['UB', 'TB', 'EB', 'OTHER', 'COACH'],
    stages: ['negotiation', 'contract'],
  },
  {
    id: 'service-clarify-hospital',
    objection: 'SERVICE',
    strategy: 'clarify',
    name: '问清停机时谁在顶',
    opening: '机器一停，排好的病人要挨个打电话改约，这份难处请{称呼}跟我讲细一点。',
    handling:
      '我想弄清两头：停机时临床靠什么顶，哪些故障院里的工程师自己就能处理。前一头牵着备机和转检，后一头牵着培训和备件要不要放在院里。这些弄明白了再谈保修，买到的才用得上。',
    nextStep: '请您这周约上设备科和当班技师，半小时就够，把近一年的停机记录过一遍。',
    avoid: '别把停机往操作不当上推，科室心里有本账；也别拿“远程都能搞定”来宽人的心。',
    evidence: ['该院设备近一年的停机与维修记录', '院内工程师可处理的故障分级表'],
    listeners: ['UB', 'TB', 'EB', 'OTHER', 'COACH'],
    industries: ['医疗'],
  },
]
