import type { CoachPage, CoursePage, TargetFileTrial } from '../../src/server/contract.ts'

export const coachPage: CoachPage = {
  asOf: '2026-11-23',
  maySend: true,
  lines: [
    {
      id: 'lin',
      name: '林晓',
      team: '华东一组',
      own: false,
      isNew: true,
      strong: '12 天里赢单概率 31 % → 44 %：第 1 天见客户，第 4 天带同事见客户，第 9 天发方案',
      weak: {
        id: 'plan-likeness',
        figure: '方案雷同 71 %',
        basis: '样本 9，八成把握 66–76 %，健康 45，警戒 65',
        what: '近 10 份方案，各和别家最像的一份有多少字一样',
        action: '按客户自己说过的话，起草各家不一样的段落',
        about: [{ dealId: 'hospital', customer: '云澜二院', note: '和别家 88 % 一样' }],
      },
      courses: [
        { id: 'c1', title: '三句话写出他家的方案', minutes: 5 },
        { id: 'c2', title: '把他的数写进去', minutes: 8 },
      ],
      sent: [],
      points: 0,
    },
    {
      id: 'xu',
      name: '许蔚',
      team: '华东区',
      own: true,
      isNew: false,
      strong: '客户触达 2.1 次/周（样本 18）',
      courses: [],
      sent: [
        {
          id: 's1',
          title: '问了两小时内先回一句',
          minutes: 3,
          text: '不知道答案也先回：收到了，几点前给您准信。',
          url: 'https://learn.example.com/reply',
          by: '何建安',
          at: '2026-11-20T02:00:00Z',
          since: '询问回复 8 → 5 小时（样本 4 → 6），区间还重叠，看不出是真变；之后做了',
        },
      ],
      points: 12,
    },
    {
      id: 'zhou',
      name: '周岩',
      team: '华东一组',
      own: false,
      isNew: false,
      weak: {
        id: 'response-time',
        figure: '询问回复 8 小时',
        basis: '样本 4，八成把握 6–9 小时，健康 2，警戒 4',
        what: '客户问了之后几个工作小时回话',
        action: '先回一句收到和准信时间',
        about: [],
      },
      courses: [],
      sent: [
        {
          id: 's2',
          title: '问了两小时内先回一句',
          minutes: 3,
          by: '许蔚',
          at: '2026-11-12T02:00:00Z',
          learnedAt: '2026-11-13T02:00:00Z',
          since: '询问回复 9 → 8 小时（样本 4 → 6），区间还重叠，看不出是真变；之后还没见到动作',
        },
      ],
      points: 2,
    },
  ],
}

const coursePage: CoursePage = {
  mayEdit: true,
  covers: [
    { value: 'plan-likeness', label: '方案雷同' },
    { value: 'response-time', label: '询问回复' },
    { value: 'PRICE', label: '嫌贵' },
  ],
  limits: { title: 30, text: 300, minutes: 30 },
  courses: [
    {
      id: 'c1',
      title: '三句话写出他家的方案',
      minutes: 5,
      covers: ['plan-likeness'],
      text: '一、开头写他说过的一句原话和出处。\n二、中间换成他的数。\n三、结尾只留一步。',
    },
    { id: 'c3', title: '嫌贵先问贵在哪', minutes: 6, covers: ['PRICE'], url: 'https://learn.example.com/price' },
  ],
}

const trial: TargetFileTrial = {
  counts: { new: 2, changed: 0, unchanged: 1, wrong: 1 },
  items: [
    {
      line: 4,
      title: '压价',
      verdict: 'wrong',
      mistakes: [{ line: 4, label: '针对', text: '不认识“压价”，能写的：方案雷同、嫌贵' }],
    },
    { line: 2, title: '第一次就带上交付', verdict: 'new', mistakes: [] },
  ],
  more: 0,
  notes: [],
}

export function answerCourses(first: string): CoursePage | TargetFileTrial {
  return first === 'files' ? trial : coursePage
}
