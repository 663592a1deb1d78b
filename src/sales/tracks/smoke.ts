import type { Track } from './track.ts'

/** SMOKE 敷衍: ask whom the papers are for, send one page worth a reply, or fix a day on which no is a fine answer. */
export const smokeTracks: Track[] = [
  {
    id: 'smoke-clarify',
    objection: 'SMOKE',
    strategy: 'clarify',
    name: '发资料前问给谁看',
    opening: '资料我今天就能发，只问{称呼}一句：是您自己先看，还是转给技术，还是要上会讨论？',
    handling:
      '您自己看，我写两页讲能解决什么；转给技术，我配参数和接口；要上会，我出一页结论。一股脑发几十页，谁也没空翻。要是眼下压根没这打算，您直说，我过阵子再来。',
    nextStep: '“自己、技术、上会”，请您回一个，我今天下班前照着发，后天上午打五分钟电话听您的看法。',
    avoid: '别应一句“那我发您”就收线，资料发出去这条线也就断了；更别连着刷文件。',
    evidence: ['使用、技术、上会三种版本的短资料', '记下约定回访时间的日程'],
    listeners: ['UB', 'TB', 'EB', 'COACH'],
  },
  {
    id: 'smoke-evidence',
    objection: 'SMOKE',
    strategy: 'evidence',
    name: '用一页同行做法换回话',
    opening: '公司介绍我就不发了，给{称呼}发一页纸，写的是情形相近的单位遇到同样的事怎么做。',
    handling:
      '里面三小段：原先什么样、动了哪儿、哪里没做好。没经同意的单位隐去了名字，您想核实，我先问过对方再牵线通话。看完觉得跟自己不沾边，回一句不沾边也行，我就不再发。',
    nextStep: '请您周三前扫一眼，回个“像”或“不像”，像的话我再约二十分钟讲细节。',
    avoid: '别群发彩页，也别编一家同行出来，圈子就这么大，一问就穿。',
    evidence: ['获准使用或已隐名的真实案例，一页', '愿意接受回访的老客户名单，先征得同意'],
    listeners: ['UB', 'EB', 'TB', 'OTHER', 'COACH'],
  },
  {
    id: 'smoke-advance',
    objection: 'SMOKE',
    strategy: 'advance',
    name: '约一个可以说不的日子',
    opening: '看得出{称呼}眼下没空细谈，咱们约十五分钟，谈完您给我一个“要”或者“不要”。',
    handling:
      '说不要也没关系，我往后放，免得隔三差五打搅。这十五分钟我不放幻灯片，就看一眼现在的活儿是怎么干的，看完告诉您值不值得往下谈。不值得，我也照实讲。',
    nextStep: '下周二和周四请您挑一天，给我十五分钟，现场或线上都行，到点我就走。',
    avoid: '别用“名额有限”“就差您了”逼人表态，敷衍会变成拉黑；也别没完没了地跟，两边都耗着。',
    evidence: ['现场要看的三处，提前写给对方', '值不值得继续的判断标准，一页'],
    listeners: ['UB', 'TB', 'OTHER', 'COACH'],
  },
  {
    id: 'smoke-clarify-gatekeeper',
    objection: 'SMOKE',
    strategy: 'clarify',
    name: '替经办人写好半页纸',
    opening: '{称呼}手上资料够多了，我不添乱，您说说领导一般会问哪几句，我照着写成半页。',
    handling:
      '转的时候不用替我们讲好话，半页上写明是什么事、归哪个部门、要不要花钱、找谁问。领导没兴趣，您不为难；有兴趣，他直接找我，省得您来回传。',
    nextStep: '请您今天给两三句领导常问的话，明早我把半页发来，您看着顺手再转。',
    avoid: '别绕过经办人去敲领导的门，也别逼他替你约时间，他关门比谁都快。',
    evidence: ['半页纸模板：事由、归口、花费、联系人', '本部门与上级分工的公开信息'],
    listeners: ['OTHER'],
  },
  {
    id: 'smoke-clarify-late',
    objection: 'SMOKE',
    strategy: 'clarify',
    name: '把再看看变成打个勾',
    opening: '方案交流过了，{称呼}还说再看看，我猜有哪处没讲到位，做了张小表请您划一下。',
    handling:
      '上面就五行：功能、价格、服务、内部意见、时机。卡在哪行勾哪行，不用写理由，我去补那行的材料，补不了就明说。要是一行都没卡住，那就是时候没到，我等您的信。',
    nextStep: '表现在就发您，请明天中午前勾好回我，后天我只带那一行的东西来。',
    avoid: '别自己猜是价格就先降价，多半降错了地方；也别追问“您到底怎么想的”，听着像审人。',
    evidence: ['五行打勾的意见表', '已交流问题和答复的记录'],
    listeners: ['UB', 'TB', 'EB', 'COACH', 'OTHER'],
    stages: ['solution', 'budget', 'negotiation', 'contract'],
  },
  {
    id: 'smoke-advance-executive',
    objection: 'SMOKE',
    strategy: 'advance',
    name: '请领导点一位对接人',
    opening: '这件事不该多占{称呼}的时间，请您点一位同事跟我谈，有用没用，我回头三句话向您交代。',
    handling:
      '哪个部门为这事头疼，您比我清楚。我跟那位同事把现状摸一遍，要费多少工夫、能改善什么、暂时不做会怎样，写成半页。他认为没必要，我就照他的原话回您，不再上来。',
    nextStep: '请您今天给个名字，我一周内跟他谈完，下周这个时候给您回话。',
    avoid: '别跟一把手讲产品细节，也别拿他的名头压人，“领导让我来的”一出口，部门就开始应付你。',
    evidence: ['半页回话的样式：投入、改善、暂不做的后果', '与对接人谈现状用的问题清单'],
    listeners: ['EB'],
  },
]
