import type { Track } from './track.ts'

/** What to say when the customer wants to wait. */
export const timeTracks: Track[] = [
  {
    id: 'time-clarify',
    objection: 'TIME',
    strategy: 'clarify',
    name: '问出究竟在等哪件事',
    opening: '晚一点没关系。我就想弄明白，{称呼}等的是一份文件、一笔款子，还是哪位领导点头？',
    handling:
      '文件有公开的进度可以查，款子有拨付的日子可以排，领导惦记哪件事可以先去准备。都不是，只因为手头太忙，您也直说，咱们换个清闲的时候谈。',
    nextStep: '请给我一个日期或者标志，大概的也行，我记在日程里，到之前一周跟您联系。',
    avoid: '听到“再等等”就说“好的我下月再来”，下个月还是这句话，你始终不知道卡在哪里。',
    evidence: ['能查到的公开进度或公告', '项目日程空表'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'time-evidence',
    objection: 'TIME',
    strategy: 'evidence',
    name: '从要用的那天倒着数',
    opening: '{称呼}指望哪一天真正用上？咱们从那天往回数，培训、安装、采购、审批各占几天，一段段减回来。',
    handling:
      '减完日子还宽裕，那就踏实等着；减到今天已经没有余地，往后每推一周，用上的日子就跟着推一周。贵单位的环节您来填，我们的交付天数我写下来，事后对得上。',
    nextStep: '十分钟就能排完，排好我当天发您一份，余量小的那一格这周先有个说法。',
    avoid: '用“马上涨价”“名额不多”催单，过后没涨，前面讲的每句话都要打折。',
    evidence: ['倒排日程表', '我方交付周期的书面说明'],
    listeners: ['EB', 'UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'time-advance',
    objection: 'TIME',
    strategy: 'advance',
    name: '等的时候先办件小事',
    opening: '大动作先放着。趁这段空当，有两件事不花钱也不用上会，{称呼}看挑哪件先办。',
    handling:
      '一件是把现有的数据和设备盘一遍，一件是找两位使用的同事上手试试。哪件做完都不算买，等您要动的那天，手头有东西可看，不必再从摸底开始。',
    nextStep: '挑好告诉我找谁对接，我一周内把人和时间约好，再过两周来跟您讲结果。',
    avoid: '别把这件小事做成变相的逼单，一旦中途提合同，等着的人马上缩回去。',
    evidence: ['盘点表', '试用安排和退出说明'],
    listeners: ['UB', 'TB', 'COACH', 'OTHER'],
  },
  {
    id: 'time-advance-medical',
    objection: 'TIME',
    strategy: 'advance',
    name: '把等待变成参数准备',
    opening: '等集采也好，等院里排计划也好，规矩我们守。等的这段日子，{称呼}不妨先把临床需求和参数论证做了。',
    handling:
      '参数从临床怎么用出发，多看几家，我们只是其中一份材料。论证做得扎实，哪家中选，科室用着都对路；临到跟前再凑，能比的往往只剩价格。',
    nextStep: '下周您看能不能请一位用得多的临床主任，三方坐一小时，分出必备的和可有可无的参数。',
    avoid: '劝人赶在集采前抢买，或者打听评审内情，把关的人听见就得跟你划清界限。',
    evidence: ['已公开的采购或集采公告', '注册证和参数表', '临床需求论证表'],
    listeners: ['UB', 'TB', 'OTHER'],
    industries: ['医疗'],
  },
  {
    id: 'time-clarify-medical',
    objection: 'TIME',
    strategy: 'clarify',
    name: '核对等的是哪一批采购',
    opening: '等也分好几种，{称呼}等的是国家、省里、联盟的集采，还是院里自己的采购安排？我怕咱俩说的不是一批。',
    handling:
      '公告的目录里有这类产品，我们就按挂网和报量的要求备资料。目录里没有，院里怎么走，得听采购部门的。这个我不替您下判断，只把公开的原文找齐。',
    nextStep: '两天内我把查到的公告原文和出处发您，请采购办核一眼，核完再排时间。',
    avoid: '自己断言“这个不在集采里”，万一看错文件，科室跟着你走就要吃批评。',
    evidence: ['公告原文及发布网址', '产品注册分类和编码'],
    listeners: ['UB', 'TB', 'COACH', 'OTHER'],
    industries: ['医疗', '医药'],
  },
  {
    id: 'time-advance-eb',
    objection: 'TIME',
    strategy: 'advance',
    name: '请他定个再议的日子',
    opening: '往后放可以，悬着不好，底下的人不知道该备着还是该停。请{称呼}给这事定个回头再看的日子。',
    handling:
      '有了日子，业务上去补数据，我们去补方案，到那天您翻一遍材料，做、不做、接着等，由您一句话定。哪种答复我都接得住，就怕没有答复。',
    nextStep: '今天先把日子记下，再点一位同事跟我对接，到期前三天材料送到您桌上。',
    avoid: '隔三岔五找拍板人问“考虑得怎么样了”，每问一次都在提醒他这事可以不办。',
    evidence: ['再议时要看的一页材料目录', '双方待补事项表'],
    listeners: ['EB'],
  },
]
