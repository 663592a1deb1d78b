import { isNegated } from '../../language/negation.ts'
import { spanOf } from '../../language/span.ts'
import type { StageName } from '../../language/stages.ts'

/** How reps call the stages. Longer names first: 合同谈判 is 商务谈判, not 合同. */
const names: readonly (readonly [StageName, RegExp])[] = [
  ['需求确认', /需求确认|需求调研|确认需求|需求阶段|需求(?=期)/],
  ['方案测试', /方案测试|方案(?:演示|验证|阶段)|P\.?O\.?C|试用|测试阶段|样机测试|试点阶段|demo阶段/i],
  ['商务谈判', /商务谈判|商务阶段|商务(?=[,，。;；\s!]|$|了)|谈判阶段|合同谈判|谈判|谈价/],
  ['招投标', /招投标|招标阶段|投标阶段|招标|投标|应标|挂网/],
  ['建联', /建联|建立联系|接触阶段/],
  ['立项', /立项/],
  ['合同', /合同阶段|签约阶段|签合同|合同/],
  ['线索', /线索/],
  ['赢单', /赢单|成交|已签/],
  ['丢单', /丢单|输单|判丢|标丢|丢(?=了?吧?$)/],
  ['搁置', /搁置|挂起|冻结|封存|先放着|暂停跟|先放一放/],
]

/** Right before a stage: the deal is moved to it. */
const movedTo = /(?:推|退|挪|调|转|改|拉|回|标)[到成回为进至](?:了|下)?$/

export interface StageNamed {
  stage?: StageName
  /** Said to be a stage: 在POC阶段, 到了商务谈判. */
  explicit?: boolean
  stageNot?: StageName
}

/** The stage that is said to be, or ordered, or filtered on, and the one that is denied (先别标丢单). */
export function readStage(text: string): StageNamed {
  const named = names.flatMap(([stage, said]) => {
    const match = said.exec(text)
    if (match === null) return []
    const span = spanOf(text, match.index, match.index + match[0].length)
    return [{ stage, at: match.index, denied: isNegated(text, span) }]
  })
  const from = /(?:从(.{2,6}?)(?:改|推|退|挪|调|转|进|回|到)|(?:给我|你)[写记标录][成到].{2,6})/.exec(text)
  const told = named.filter(
    ({ denied, at }) => !denied && !(from !== null && at > from.index && at < from.index + from[0].length),
  )
  told.sort((a, b) => a.at - b.at)
  // 阶段退回商务谈判，合同条款又打回来了: where it is moved to counts, whatever is named after.
  const last = told.findLast(({ at }) => movedTo.test(text.slice(0, at))) ?? told.at(-1)
  const not = named.find(({ denied }) => denied)
  const explicit =
    (last !== undefined && /(?:在|到了?|处于|卡在|进入?了?|停在|走到|我说的是)$/.test(text.slice(0, last.at))) ||
    /阶段|环节|试用中|测试中|谈判中|招标中|以后的|在谈判的/.test(text)
  return { ...(last && { stage: last.stage, explicit }), ...(not && { stageNot: not.stage }) }
}
