import type { Track } from './track.ts'

/** RISK 怕切换和安全: name the scene that is feared, show what happens when it goes wrong, or switch a small part reversibly. */
export const riskTracks: Track[] = [
  {
    id: 'risk-clarify',
    objection: 'RISK',
    strategy: 'clarify',
    name: '请他说出怕的那一幕',
    opening: '换一家有顾虑，正常。想请{称呼}说具体些：您担心的是数据丢了、业务停了，还是出了事没人扛？',
    handling:
      '三样的解法不同：怕丢数据，看备份和核对；怕停业务，看并行和回退；怕没人扛，看合同里的责任怎么写。您挑一样排在前头的，我先把它讲透。笼统说一句很安全，我自己听着都虚。',
    nextStep: '请您今天挑出一样，我两天内带管这块的工程师过来，只谈这一件。',
    avoid: '别把顾虑当借口去驳，更别说“从来没出过事”，一个反例就把你堵死。',
    evidence: ['备份、并行、回退三种做法的一页说明', '合同里数据与停机责任的现行条款'],
    listeners: ['EB', 'UB', 'OTHER', 'COACH', 'TB'],
  },
  {
    id: 'risk-evidence',
    objection: 'RISK',
    strategy: 'evidence',
    name: '给他看回退怎么做的',
    opening: '今天我没带案例照片，带的是切换和回退演练的原始记录，走得不顺的那几段也没删，请{称呼}过目。',
    handling:
      '卡在哪一步、多久恢复、数据谁核的，上面都有签字。安全类的证书另附一册，编号可以到发证机构的网站上查。请懂行的同事来挑刺，现在问得越细，上线那天越踏实。',
    nextStep: '请您本周排一小时技术质询，我们工程师到场，答不上的列出来，三天内书面回。',
    avoid: '别拿一摞证书压人：范围、有效期没核过就递，被发现不含这款产品，前面的话都白讲。',
    evidence: ['签字的切换与回退演练记录，含失败项', '安全测评证书，核过范围和有效期', '可查验的证书编号清单'],
    listeners: ['TB', 'EB', 'UB'],
  },
  {
    id: 'risk-advance',
    objection: 'RISK',
    strategy: 'advance',
    name: '先切一小块随时能退',
    opening: '怕一下子切过去收不住，那就请{称呼}挑个影响小的地方先走，旧的照常开着。',
    handling:
      '新旧并行，结果天天核，什么情况算失败、谁来喊停，开工前就写好。喊停的权在贵方手里，喊了就退回去，不用先跟我们商量。跑完再议要不要往下走，停在这一块也算一个结论。',
    nextStep: '请您这周点一个试行部门和一位喊停的人，下周五前我们交试行方案和退回步骤。',
    avoid: '别把试行当走过场，悄悄扩大范围；一旦出岔子，赔进去的是整个项目的信任。',
    evidence: ['写明失败标准和喊停人的试行方案', '逐步的退回操作单'],
    listeners: ['UB', 'EB', 'OTHER', 'COACH', 'TB'],
  },
  {
    id: 'risk-clarify-xinchuang',
    objection: 'RISK',
    strategy: 'clarify',
    name: '先问信创要求到哪层',
    opening: '信创这条我不含糊着答，先请{称呼}告诉我：芯片、操作系统、数据库各要求到哪一层，替换节点定在什么时候？',
    handling:
      '有的项目要目录内产品，有的认测试报告，有的留了过渡期可以并行，口径不同，适配的组合就不同。口径定了，我才好一项项去查，适配过的、正在做的、还没做的分三种颜色标。没做的我不往表上填。',
    nextStep: '请您这周把适用的文件名或要求清单发我，收到后三天内回您一张逐项对照。',
    avoid: '别张口就说全栈都支持：漏一个中间件，验收和审计都过不去，板子打在经办人身上。',
    evidence: ['分芯片、系统、数据库、中间件四层的空白对照表', '产品当前版本的适配状态清单'],
    listeners: ['TB', 'EB', 'OTHER', 'UB', 'COACH'],
    industries: ['政府', '金融'],
  },
  {
    id: 'risk-evidence-xinchuang',
    objection: 'RISK',
    strategy: 'evidence',
    name: '拿适配证明按版本对',
    opening: '适配看宣传页没用，我把互认证明的编号、版本和测试环境列成了表，请{称呼}抽查。',
    handling:
      '一行一个组合：我们的版本、对应的芯片和系统版本、出证单位、哪天到期。对不上的行标了黄，后面写着补测安排。等保、密评要用的材料单独成册，您送审时不用再拆。',
    nextStep: '请安全或信息部门下周内随便抽三行复核，查出不符的，我们书面说明。',
    avoid: '别拿别的版本的证明顶替，小版本号差一位也算不符，送审退回来误的是客户的节点。',
    evidence: ['互认证明原件扫描与编号表', '等保、密评送审所需材料册'],
    listeners: ['TB', 'EB', 'UB', 'OTHER', 'COACH'],
    industries: ['政府', '金融'],
  },
  {
    id: 'risk-advance-finance',
    objection: 'RISK',
    strategy: 'advance',
    name: '借业务低谷先演练',
    opening: '切换碰着交易谁都睡不着，咱们不谈上线日期，请{称呼}帮着申请一个低谷窗口，先演练一回。',
    handling:
      '避开月末、季末和结息日，只用脱敏数据，由贵司的人动手，我们在旁边配合。报告按贵司变更管理的格式写，能直接附进评审材料。演练没过，后面的计划就不排。',
    nextStep: '请您两周内给一个候选窗口和变更申请模板，演练脚本我们提前五天交审。',
    avoid: '别提拿真实客户数据试跑，哪怕对方图省事点了头，也是越了合规的线。',
    evidence: ['演练脚本与中止条件', '演练所用数据的脱敏方案', '变更评审可用的报告样式'],
    listeners: ['TB', 'EB', 'UB', 'OTHER', 'COACH'],
    industries: ['金融'],
  },
]
