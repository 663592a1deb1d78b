import type { Track } from './track.ts'

/**
 * COMPETE 拿竞品压: compare like with like, be measured on the customer's own work, or earn the seat beside the favourite.
 * Once bids are invited, only what every bidder may ask and see is left: hence one `bidding` variant of each strategy.
 */
export const competeTracks: Track[] = [
  {
    id: 'compete-clarify',
    objection: 'COMPETE',
    strategy: 'clarify',
    name: '问清比的是不是一回事',
    opening:
      '{竞品}给的条件好，我信。想请{称呼}帮我看一眼：两边比的时候，配置、服务年限、含不含安装，用的是同一张单子吗？',
    handling:
      '我不打听对方的价格，只想把口径对齐。口径不一样，差价里可能有一块是少买的东西；口径一样还差这么多，那就该我们回去认真算账。是哪一种，您一对就知道。',
    nextStep: '请您今天给我一张只写比较项、不填对方数字的空表，我明天照着填好我们这列。',
    avoid: '别追着要对方的报价单，那是让客户违规；也别说“便宜没好货”，等于说他不识货。',
    evidence: ['我方配置、服务范围、安装培训的明细', '能由客户自己填的口径对照空表'],
    listeners: ['UB', 'TB', 'EB', 'OTHER'],
  },
  {
    id: 'compete-evidence',
    objection: 'COMPETE',
    strategy: 'evidence',
    name: '请客户出题同场测',
    opening: '两家摆在一起，谁都夸自己好，不如拿{称呼}现场的活儿来出题。',
    handling:
      '题目您出，标准您定，同样的条件各做一遍，由天天用的人打分。我们输在哪儿我当场认，改得了改不了都回您话；{竞品}强的地方照样记上。这份记录拿给领导看，比两家的彩页管用。',
    nextStep: '请您这周定三道日常碰得到的题和打分的人，下周给两家各留半天。',
    avoid: '别抢着自己出题，也别专挑对方短处设题，测出来没人认，还显得心虚。',
    evidence: ['测试条件和打分表的空白模板', '能独立上机操作的我方工程师'],
    listeners: ['UB', 'TB', 'EB', 'COACH', 'OTHER'],
  },
  {
    id: 'compete-advance',
    objection: 'COMPETE',
    strategy: 'advance',
    name: '不劝改主意，只争备选',
    opening: '眼下{竞品}占先，我看得明白，不来劝{称呼}改主意，只想争一个正经的备选位置。',
    handling:
      '有个做足功课的备选，您谈条件时有比较，交付万一卡住也不用现找人。备选该交的方案和资料我们按时交齐，不去搅您跟那边的进度。有哪块活儿您自己还不太放心，可以先拿给我们做做看。',
    nextStep: '请您这周划一小块给我，一个班组、一个部门都行，下周三我交一份只针对它的方案。',
    avoid: '别拿降价去撬已经偏向别家的客户：价格底露了，人没回头，往后更没得谈。',
    evidence: ['针对一小块范围的方案提纲', '我方可投入的人员和时间安排'],
    listeners: ['EB', 'UB', 'TB', 'OTHER', 'COACH'],
  },
  {
    id: 'compete-clarify-coach',
    objection: 'COMPETE',
    strategy: 'clarify',
    name: '请他看我们误判在哪',
    opening: '想请{称呼}帮我掌掌眼：大家偏着{竞品}，是冲东西好，还是人和流程用惯了？',
    handling:
      '冲着东西，我去补方案、补测试；是用惯了，我就得找一线的人挨个聊。您只讲能讲的，报价、评审这类我不该知道的，一个字都别提。将来有人问起，您也站得住。',
    nextStep: '这两天请您给我二十分钟，我带一张各部门关注点的图，您指出哪儿画错了。',
    avoid: '别向帮忙的人要对手报价和内部评审意见，害他违规，也断了自己这条线。',
    evidence: ['我方整理的部门与关注点草图', '各部门已提过的问题和我方答复'],
    listeners: ['COACH'],
  },
  {
    id: 'compete-clarify-bidding',
    objection: 'COMPETE',
    strategy: 'clarify',
    name: '只问公告里该公开的',
    opening: '投标期间我不问{竞品}的事，只跟{称呼}确认公告里几处各家都要知道的安排。',
    handling:
      '比如踏勘放在哪天、样品送不送、演示占不占分，公告写得简略。标前会上能统一讲的，我等标前会；要书面问的，我走书面。问到不该答的，您直接打断我。',
    nextStep: '请您今天告诉我有没有标前会或踏勘，有的话我们明天按要求报名单。',
    avoid: '别打听评委是谁、来了几家、谁报多少，对方答了是违规，不答是尴尬。',
    evidence: ['标了疑问处的招标公告打印件', '踏勘或标前会的参会授权书'],
    listeners: ['UB', 'TB', 'EB', 'OTHER', 'COACH'],
    stages: ['bidding'],
  },
  {
    id: 'compete-evidence-bidding',
    objection: 'COMPETE',
    strategy: 'evidence',
    name: '逐条应答附上页码',
    opening: '进了招标程序，我们和{竞品}该在标书上见高低，我不在{称呼}面前争谁强。',
    handling:
      '我们照评分表一条条应答，每条后面注明检测报告、合同或验收单在第几页，评委翻得到才算数。有偏离的如实填进偏离表，不藏。外面说谁已经定了，我不接这个话，只按文件来。',
    nextStep: '请您确认公告里答疑截止的时间以哪版为准，我今天就照它倒排编标进度。',
    avoid: '别暗示文件偏着谁，也别散布对手的传闻；真有疑问只提书面质疑，私下讲会连累整个标。',
    evidence: ['评分项与证明材料页码对照表', '如实填写的技术与商务偏离表'],
    listeners: ['TB', 'UB', 'EB', 'OTHER', 'COACH'],
    stages: ['bidding'],
  },
  {
    id: 'compete-advance-bidding',
    objection: 'COMPETE',
    strategy: 'advance',
    name: '有歧义就递书面澄清',
    opening: '文件里有几条我们读着有歧义，不好当面向{称呼}打听，打算照程序书面提。',
    handling:
      '条款号、原文、我们的理解、请明确的地方，四栏写好盖章，送到代理机构。答复发给全体投标人，{竞品}也看得到，这样公平，贵方往后也少挨质疑。怎么答复，我们就怎么应标，不来回磨。',
    nextStep: '烦请告知澄清函的接收人和截止时间，我们明天下班前一次提齐。',
    avoid: '别把歧义留到开标后再闹，也别找人带话要求改条款，两样都会把自己送出局。',
    evidence: ['盖章的四栏澄清函', '招标文件现行版本和补遗记录'],
    listeners: ['TB', 'EB', 'UB', 'OTHER', 'COACH'],
    stages: ['bidding'],
  },
]
